package org.honeylink.control.shared.domain;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version by Semantic Versioning 2.0.0, strictly: three numbers without leading zeros, then
 * optionally a pre-release and build metadata.
 *
 * @param preRelease without its hyphen; empty when there is none
 * @param build without its plus; empty when there is none
 */
public record SemanticVersion(int major, int minor, int patch, String preRelease, String build)
    implements Comparable<SemanticVersion> {

  /** Longest text taken; the specification sets no limit, a database column does. */
  public static final int MAX_CHARACTERS = 64;

  // The expression that semver.org suggests, with numbers held to nine digits.
  private static final Pattern RULE =
      Pattern.compile(
          "(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})"
              + "(?:-((?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)"
              + "(?:\\.(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
              + "(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /**
   * Reads a version.
   *
   * @throws ValidationFailed when the text breaks the rule
   */
  public static SemanticVersion parse(String text) {
    Matcher parts = RULE.matcher(text);
    if (text.length() > MAX_CHARACTERS || !parts.matches()) {
      throw new ValidationFailed(
          "",
          "must be a version by SemVer 2.0.0, as in 1.2.0, of at most 64 characters, not "
              + Faults.quoted(text));
    }
    return new SemanticVersion(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        orEmpty(parts, 4),
        orEmpty(parts, 5));
  }

  /** Precedence of section 11; build metadata does not count. */
  @Override
  public int compareTo(SemanticVersion other) {
    return Comparator.comparingInt(SemanticVersion::major)
        .thenComparingInt(SemanticVersion::minor)
        .thenComparingInt(SemanticVersion::patch)
        .thenComparing(SemanticVersion::preRelease, SemanticVersion::comparePreReleases)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major
        + "."
        + minor
        + "."
        + patch
        + (preRelease.isEmpty() ? "" : "-" + preRelease)
        + (build.isEmpty() ? "" : "+" + build);
  }

  private static String orEmpty(Matcher parts, int group) {
    String part = parts.group(group);
    return part == null ? "" : part;
  }

  // "a pre-release version has lower precedence than the associated normal version" (section 11.3)
  private static int comparePreReleases(String left, String right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isEmpty(), right.isEmpty());
    }
    String[] ours = left.split("\\.", -1);
    String[] theirs = right.split("\\.", -1);
    for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
      int order = compareIdentifiers(ours[i], theirs[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(ours.length, theirs.length);
  }

  // "Numeric identifiers always have lower precedence than non-numeric identifiers" (11.4.3)
  private static int compareIdentifiers(String left, String right) {
    boolean leftIsNumber = NUMBER.matcher(left).matches();
    boolean rightIsNumber = NUMBER.matcher(right).matches();
    if (leftIsNumber && rightIsNumber) {
      int byLength = Integer.compare(left.length(), right.length());
      return byLength != 0 ? byLength : left.compareTo(right);
    }
    return leftIsNumber == rightIsNumber ? left.compareTo(right) : (leftIsNumber ? -1 : 1);
  }
}
