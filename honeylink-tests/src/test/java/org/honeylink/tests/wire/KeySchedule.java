package org.honeylink.tests.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
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

  /** Of a hybrid agreement: both secrets, and a label that names the suite and what crossed. */
  public static byte[] hybridSession(
      byte[] sharedSecret,
      byte[] kemSecret,
      byte[] deviceMaster,
      String deviceId,
      String sessionId,
      String transcript) {
    return derive(
        joined(sharedSecret, kemSecret),
        deviceMaster,
        label("session", deviceId, sessionId, "x25519-ml-kem-768", transcript),
        32);
  }

  /** Base64url SHA-512 of all that crossed in a hybrid agreement. */
  public static String transcript(
      byte[] deviceKey, byte[] serverKey, byte[] kemKey, byte[] kemCiphertext) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-512")
              .digest(joined(joined(deviceKey, serverKey), joined(kemKey, kemCiphertext)));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static byte[] rekeyedSession(
      byte[] sharedSecret,
      byte[] former,
      byte[] deviceMaster,
      String deviceId,
      String sessionId,
      int number) {
    return derive(
        joined(sharedSecret, former),
        deviceMaster,
        label("session", deviceId, sessionId, Integer.toString(number)),
        32);
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
