package org.honeylink.crypto.beacon;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A device's word on the local network: who it says it is, with which key, what it can do, over
 * which link, and when it said so. It proves the key, not the name: whose key it is, the registry
 * knows.
 *
 * @param publicKey of its certificate or certificate request: Ed25519 or P-384,
 *     SubjectPublicKeyInfo
 * @param link as in {@code ethernet}
 * @param at by the device's clock, in milliseconds
 */
public record Beacon(
    String deviceId, Bytes publicKey, List<String> capabilities, String link, Instant at) {

  /** DNS-SD service type of HoneyLink (RFC 6763). */
  public static final String SERVICE_TYPE = "_honeylink._udp";

  private static final Pattern ID = Pattern.compile("[A-Z0-9-]{4,64}");
  private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,24}");
  private static final int MAX_CAPABILITIES = 8;

  public Beacon {
    capabilities = List.copyOf(capabilities);
    at = Instant.ofEpochMilli(at.toEpochMilli());
    boolean words =
        WORD.matcher(link).matches()
            && capabilities.size() <= MAX_CAPABILITIES
            && capabilities.stream().allMatch(each -> WORD.matcher(each).matches());
    if (!ID.matcher(deviceId).matches() || !words) {
      throw new IllegalArgumentException("a beacon has an id, a link and at most 8 capabilities");
    }
  }

  /** The beacon of a device with that key. */
  public static Beacon of(
      String deviceId, PublicKey key, List<String> capabilities, String link, Instant at) {
    return new Beacon(deviceId, new Bytes(key.getEncoded()), capabilities, link, at);
  }

  /** What is signed: every member but the signature, name and value on a line each. */
  byte[] signed() {
    StringBuilder text = new StringBuilder("HoneyLink-v1|beacon\n");
    members().forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Members of the TXT record, in order, without the signature. */
  Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("v", "1");
    members.put("role", "device");
    members.put("id", deviceId);
    members.put("pk", publicKey.text());
    members.put("cap", String.join(",", capabilities));
    members.put("link", link);
    members.put("ts", Long.toString(at.toEpochMilli()));
    return members;
  }

  /** SHA-256 of the key's encoding, hexadecimal. */
  public String keySha256() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey.bytes()));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  /** Whether it was signed with that key. */
  public boolean isOf(PublicKey key) {
    return publicKey.equals(new Bytes(key.getEncoded()));
  }

  /** Bytes that are compared by content. */
  public static final class Bytes {

    private final byte[] bytes;

    public Bytes(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    /** A copy. */
    public byte[] bytes() {
      return bytes.clone();
    }

    /** Base64url without padding. */
    String text() {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return Objects.toString(text());
    }
  }
}
