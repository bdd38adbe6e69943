package org.honeylink.crypto.beacon;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A beacon and the members of its TXT record: {@code v role id pk cap link ts sig}, each at most
 * 255 bytes with its name (RFC 6763 section 6). The signature is Ed25519, or ECDSA with SHA-384,
 * over the line {@code HoneyLink-v1|beacon} and the other members in that order, {@code name=value}
 * on a line each, every line ended by a line feed.
 */
public final class BeaconRecord {

  private static final int MAX_MEMBER_BYTES = 255;
  private static final Set<String> NAMES =
      Set.of("v", "role", "id", "pk", "cap", "link", "ts", "sig");

  private BeaconRecord() {}

  /** Signs a beacon. */
  public static Map<String, String> sign(Beacon beacon, KeyPair keys) {
    if (!beacon.isOf(keys.getPublic())) {
      throw new IllegalArgumentException("the beacon is for another key");
    }
    try {
      Signature signature = signature(keys.getPublic());
      signature.initSign(keys.getPrivate());
      signature.update(beacon.signed());
      Map<String, String> members = new LinkedHashMap<>(beacon.members());
      members.put("sig", new Beacon.Bytes(signature.sign()).text());
      return members;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime cannot sign a beacon", e);
    }
  }

  /**
   * Reads what was heard; never throws on what strangers say.
   *
   * @return empty when it is no beacon of this version, or its signature is not of its key
   */
  public static Optional<Beacon> read(Map<String, String> members) {
    boolean wellFormed =
        members.keySet().equals(NAMES)
            && "1".equals(members.get("v"))
            && "device".equals(members.get("role"))
            && members.entrySet().stream()
                .allMatch(e -> e.getKey().length() + 1 + e.getValue().length() <= MAX_MEMBER_BYTES);
    if (!wellFormed) {
      return Optional.empty();
    }
    try {
      Beacon beacon = beacon(members);
      byte[] signature = decoded(member(members, "sig"));
      return Optional.of(beacon).filter(each -> verifies(each, signature));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Beacon beacon(Map<String, String> members) {
    String capabilities = member(members, "cap");
    return new Beacon(
        member(members, "id"),
        new Beacon.Bytes(decoded(member(members, "pk"))),
        capabilities.isEmpty() ? List.of() : Arrays.asList(capabilities.split(",", -1)),
        member(members, "link"),
        Instant.ofEpochMilli(Long.parseLong(member(members, "ts"))));
  }

  private static boolean verifies(Beacon beacon, byte[] signature) {
    try {
      PublicKey key = key(beacon.publicKey().bytes());
      Signature verifier = signature(key);
      verifier.initVerify(key);
      verifier.update(beacon.signed());
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static PublicKey key(byte[] encoded) throws GeneralSecurityException {
    String algorithm = encoded.length <= 64 ? "Ed25519" : "EC";
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static Signature signature(PublicKey key) throws GeneralSecurityException {
    return Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA384withECDSA" : "Ed25519");
  }

  private static String member(Map<String, String> members, String name) {
    return Objects.requireNonNull(members.get(name));
  }

  private static byte[] decoded(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }
}
