package org.honeylink.control.policy.domain;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.control.shared.domain.ValidationFailed;

/** Version of a policy: SemVer 2.0.0, or a calendar day as {@code YYYY.MM.DD}. */
public record PolicyVersion(String value) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu.MM.dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** The policy of a device that was given none; stands behind the format, which it needs. */
  public static final PolicyVersion INITIAL = new PolicyVersion("1.0.0");

  public PolicyVersion {
    if (!isDay(value) && !isSemantic(value)) {
      throw new ValidationFailed(
          "",
          "must be SemVer 2.0.0, as in 1.2.0, or a day, as in 2026.01.15, not "
              + Faults.quoted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text, DAY);
      return true;
    } catch (DateTimeParseException noDay) {
      return false;
    }
  }

  private static boolean isSemantic(String text) {
    try {
      SemanticVersion.parse(text);
      return true;
    } catch (ValidationFailed noVersion) {
      return false;
    }
  }
}
