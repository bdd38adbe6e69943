package org.honeylink.launcher.demo;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The administrator's first password, which a server prints once: {@code Sign in admin / …}. */
final class FirstPassword {

  static final String USER = "admin";

  private static final Pattern LINE = Pattern.compile("^\\s*Sign in\\s+" + USER + " / (\\S+)");

  private FirstPassword() {}

  /**
   * @param lines what the server printed until it was ready
   */
  static Optional<String> find(List<String> lines) {
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.find()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }
}
