package org.honeylink.crypto.keys;

/** Which way packets go; {@link #text} is the name in the label. */
public enum Direction {
  /** From the device to the server. */
  C2S("c2s"),
  /** From the server to the device. */
  S2C("s2c");

  private final String text;

  Direction(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
