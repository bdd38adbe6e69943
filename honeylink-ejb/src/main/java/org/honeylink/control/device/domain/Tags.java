package org.honeylink.control.device.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * Words by which an operator finds devices and addresses them together, as in {@code line-3}; at
 * most 32, none twice. Upper and lower case differ. The limits are HoneyLink's own.
 */
public record Tags(List<String> names) {

  /** A device without tags. */
  public static final Tags NONE = new Tags(List.of());

  private static final int MAX_TAGS = 32;
  private static final Pattern RULE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/=-]{0,63}");

  public Tags {
    Faults faults = new Faults();
    if (names.size() > MAX_TAGS) {
      faults.add("", "must have at most 32 tags, not " + names.size());
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String path = "[" + i + "]";
      faults
          .check(path, () -> checked(name))
          .filter(each -> !seen.add(each))
          .ifPresent(each -> faults.add(path, "is a second " + Faults.quoted(each)));
    }
    faults.refuseIfAny();
    names = List.copyOf(names);
  }

  /**
   * One tag.
   *
   * @throws ValidationFailed when it cannot be one
   */
  public static String checked(String name) {
    if (!RULE.matcher(name).matches()) {
      throw new ValidationFailed(
          "",
          "must be 1 to 64 letters, digits, '.', '_', ':', '/', '=' and '-', the first a letter or"
              + " digit, not "
              + Faults.quoted(name));
    }
    return name;
  }
}
