package org.honeylink.control.device.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.honeylink.control.shared.domain.Base64Url;

/**
 * Bearer token of a device: 256 random bits, shown once. Only its SHA-256 is kept, which is enough
 * for a secret that nobody can guess.
 */
public final class DeviceToken {

  private static final int BYTES = 32;

  private final String text;

  private DeviceToken(String text) {
    this.text = text;
  }

  /** A new token. */
  public static DeviceToken random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new DeviceToken(Base64Url.encode(bytes));
  }

  /** A token as it was received; nothing is checked. */
  public static DeviceToken received(String text) {
    return new DeviceToken(text);
  }

  /** What is kept of it. */
  public byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  /** The token itself, for the one answer that shows it. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "DeviceToken[hidden]";
  }
}
