package org.honeylink.web.policy;

/** Header {@code Warning} for people behind a client. */
public final class Warnings {

  private Warnings() {}

  /**
   * Its value.
   *
   * @param text plain; quotes and control characters are left out
   */
  public static String header(String text) {
    return "299 honeylink \"" + text.replaceAll("[\"\\\\\\p{Cntrl}]", "") + "\"";
  }
}
