package org.honeylink.control.profile.domain;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.CanonicalJson;
import org.honeylink.crypto.signature.Ed25519PublicKey;

/**
 * A profile with its signature: Ed25519 over the canonical JSON (RFC 8785) of {@code format},
 * {@code profile} and {@code signing_key}.
 *
 * @param signingKey Ed25519, base64url
 * @param signature 64 bytes, base64url
 */
public record SignedProfile(ProfileContent content, String signingKey, String signature) {

  /** First member of a file: what it is, and by which schema. */
  public static final String FORMAT = "honeylink-profile/2";

  public SignedProfile {
    Objects.requireNonNull(content);
    Objects.requireNonNull(signingKey);
    Objects.requireNonNull(signature);
  }

  /** What is signed. */
  public static String signedText(ProfileContent content, String signingKey) {
    return CanonicalJson.text(members(content, signingKey));
  }

  /** One JSON file, canonical too. */
  public String file() {
    Map<String, Object> members = members(content, signingKey);
    members.put("signature", signature);
    return CanonicalJson.text(members);
  }

  /** Whether the signature holds. */
  public boolean verifies() {
    try {
      return Ed25519PublicKey.of(Base64Url.decode(signingKey))
          .verify(
              signedText(content, signingKey).getBytes(StandardCharsets.UTF_8),
              Base64Url.decode(signature));
    } catch (RuntimeException noKeyOrSignature) {
      return false;
    }
  }

  private static Map<String, Object> members(ProfileContent content, String signingKey) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("format", FORMAT);
    members.put("profile", content.plain());
    members.put("signing_key", signingKey);
    return members;
  }
}
