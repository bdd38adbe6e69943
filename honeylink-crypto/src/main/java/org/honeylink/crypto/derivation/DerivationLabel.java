package org.honeylink.crypto.derivation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The {@code info} of one HKDF call: {@code HoneyLink-v1|<scope>|<context>}, UTF-8. The context is
 * the fields in order as netstrings without the final comma, joined by commas: {@code HL-EDGE-0001}
 * and {@code 7} give {@code 12:HL-EDGE-0001,1:7}. So no two calls make the same {@code info}.
 *
 * @param text the whole label
 */
public record DerivationLabel(String text) {

  private static final String VERSION = "HoneyLink-v1";

  /** What a derived key is for; {@link #text} is the name in the label. */
  public enum Scope {
    SERVICE("service"),
    DEVICE_MASTER("device-master"),
    SESSION("session"),
    STREAM("stream"),
    TRAFFIC("traffic");

    private final String text;

    Scope(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /**
   * @param fields numbers in decimal, UUIDs in their 36-character form; lengths count UTF-8 bytes
   */
  public static DerivationLabel of(Scope scope, String... fields) {
    String context =
        Arrays.stream(fields).map(DerivationLabel::netstring).collect(Collectors.joining(","));
    return new DerivationLabel(VERSION + "|" + scope.text() + "|" + context);
  }

  private static String netstring(String field) {
    return field.getBytes(StandardCharsets.UTF_8).length + ":" + field;
  }

  /** The label without a context, {@code HoneyLink-v1|<scope>}: the {@code info} of HPKE. */
  public static byte[] bare(Scope scope) {
    return (VERSION + "|" + scope.text()).getBytes(StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
