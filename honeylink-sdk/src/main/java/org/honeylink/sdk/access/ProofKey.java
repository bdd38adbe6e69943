package org.honeylink.sdk.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.crypto.signature.Ed25519KeyPair;

/**
 * The key that access tokens are bound to: fresh for each program, since a token lives five
 * minutes; it never leaves. Thread-safe until closed.
 */
final class ProofKey implements AutoCloseable {

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final Ed25519KeyPair keys = Ed25519KeyPair.generate();
  private final String header = BASE64URL.encodeToString(header(keys).toString().getBytes(UTF_8));

  private static JsonObject header(Ed25519KeyPair keys) {
    return Json.createObjectBuilder()
        .add("typ", "dpop+jwt")
        .add("alg", "EdDSA")
        .add(
            "jwk",
            Json.createObjectBuilder()
                .add("kty", "OKP")
                .add("crv", "Ed25519")
                .add("x", BASE64URL.encodeToString(keys.publicKey().bytes())))
        .build();
  }

  /**
   * A proof for one sending of one call (RFC 9449 section 4.2).
   *
   * @param nonce the server's latest
   * @param accessToken that goes with the call
   * @param now by the server's clock
   */
  String proof(
      String method,
      URI target,
      Optional<String> nonce,
      Optional<String> accessToken,
      Instant now) {
    JsonObjectBuilder claims =
        Json.createObjectBuilder()
            .add("jti", UUID.randomUUID().toString())
            .add("htm", method)
            .add("htu", withoutQuery(target))
            .add("iat", now.getEpochSecond());
    nonce.ifPresent(given -> claims.add("nonce", given));
    accessToken.ifPresent(token -> claims.add("ath", BASE64URL.encodeToString(sha256(token))));
    String input =
        header + "." + BASE64URL.encodeToString(claims.build().toString().getBytes(UTF_8));
    return input + "." + BASE64URL.encodeToString(keys.sign(input.getBytes(US_ASCII)));
  }

  private static String withoutQuery(URI target) {
    return target.getScheme() + "://" + target.getRawAuthority() + target.getRawPath();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    keys.close();
  }
}
