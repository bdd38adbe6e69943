package org.honeylink.launcher.cli.cert;

/**
 * Outcome of one check of a certificate.
 *
 * @param what was checked, as a member of the answer
 * @param isGood whether it holds
 * @param text {@code good}, or why not
 */
record Finding(String what, boolean isGood, String text) {

  static Finding good(String what) {
    return new Finding(what, true, "good");
  }

  static Finding bad(String what, String why) {
    return new Finding(what, false, why);
  }
}
