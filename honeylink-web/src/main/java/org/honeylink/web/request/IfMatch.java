package org.honeylink.web.request;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.jspecify.annotations.Nullable;

/** The header {@code If-Match} (RFC 9110 section 13.1.1): which entity tags the caller expects. */
public final class IfMatch {

  private IfMatch() {}

  /**
   * Tells of a tag, without its quotes, whether the caller expects it; every tag when the header is
   * absent or a star.
   *
   * @throws ValidationFailed when the header is no list of strong tags
   */
  public static Predicate<String> expecting(@Nullable String header) {
    if (header == null || header.strip().equals("*")) {
      return tag -> true;
    }
    Set<String> tags =
        Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .map(IfMatch::unquoted)
            .collect(Collectors.toSet());
    return tags::contains;
  }

  private static String unquoted(String tag) {
    if (tag.length() < 2 || !tag.startsWith("\"") || !tag.endsWith("\"")) {
      throw new ValidationFailed(
          "If-Match", "must be the ETag of an earlier answer, with its quotes, or *");
    }
    return tag.substring(1, tag.length() - 1);
  }
}
