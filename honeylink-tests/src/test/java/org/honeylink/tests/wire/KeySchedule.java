package org.honeylink.tests.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Section "Keys" of the document, step by step. */
public final class KeySchedule {

  private static final byte[] NO_SALT = {};

  private KeySchedule() {}

  public static byte[] deviceMaster(byte[] root, String deviceId, int generation) {
    return derive(
        root,
        deviceId.getBytes(UTF_8),
        label("device-master", deviceId, Integer.toString(generation)),
        32);
  }

  public static byte[] session(
      byte[] sharedSecret, byte[] deviceMaster, String deviceId, String sessionId) {
    return derive(sharedSecret, deviceMaster, label("session", deviceId, sessionId), 32);
  }

  static byte[] rekeyedSession(
      byte[] sharedSecret,
      byte[] former,
      byte[] deviceMaster,
      String deviceId,
      String sessionId,
      int number) {
    byte[] both = Arrays.copyOf(sharedSecret, sharedSecret.length + former.length);
    System.arraycopy(former, 0, both, sharedSecret.length, former.length);
    return derive(
        both, deviceMaster, label("session", deviceId, sessionId, Integer.toString(number)), 32);
  }

  public static byte[] stream(byte[] sessionKey, String sessionId, String streamId, int epoch) {
    return derive(
        sessionKey, NO_SALT, label("stream", sessionId, streamId, Integer.toString(epoch)), 32);
  }

  /** 32 bytes key, 12 bytes iv. */
  public static byte[] direction(byte[] streamKey, String direction) {
    return derive(streamKey, NO_SALT, label("traffic", direction), 44);
  }

  /** The iv with the packet number mixed into its last eight bytes. */
  public static byte[] nonce(byte[] direction, long packetNumber) {
    byte[] nonce = Arrays.copyOfRange(direction, 32, 44);
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[nonce.length - 1 - i] ^= (byte) (packetNumber >>> (8 * i));
    }
    return nonce;
  }

  static String label(String scope, String... fields) {
    return "HoneyLink-v1|"
        + scope
        + "|"
        + Arrays.stream(fields)
            .map(field -> field.getBytes(UTF_8).length + ":" + field)
            .collect(Collectors.joining(","));
  }

  private static byte[] derive(byte[] secret, byte[] salt, String info, int bytes) {
    try {
      HKDFParameterSpec.Builder extract =
          HKDFParameterSpec.ofExtract().addIKM(new SecretKeySpec(secret, "Generic"));
      if (salt.length > 0) {
        extract.addSalt(salt);
      }
      return KDF.getInstance("HKDF-SHA512")
          .deriveData(extract.thenExpand(info.getBytes(UTF_8), bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
