package org.honeylink.sdk.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.honeylink.crypto.signature.Ed25519PublicKey;

/** Looks at DPoP proofs as RFC 9449 section 4.3 says, and changes the nonce when told to. */
public final class FakeProofs {

  private static final Duration SKEW = Duration.ofSeconds(60);

  private final Set<String> used = new HashSet<>();
  private int nonce = 1;
  private boolean forgotten;

  /** From now on, the nonce that was given is too old. */
  public synchronized void changeNonce() {
    nonce++;
  }

  /** The next access token that comes is one that the server does not know. */
  public synchronized void forgetTokens() {
    forgotten = true;
  }

  synchronized String nonce() {
    return "nonce-" + nonce;
  }

  /** The refusal of a call with a proof; empty when it is good. */
  synchronized Optional<FakeAnswer> refusal(HttpExchange call) {
    String authorization = header(call, "Authorization");
    if (authorization.startsWith("DPoP") && forgotten) {
      forgotten = false;
      return Optional.of(FakeAnswer.problem(401, "ERR_AUTH", "Unknown token"));
    }
    String proof = header(call, "DPoP");
    String[] parts = proof.split("\\.", -1);
    JsonObject head = json(parts[0]);
    JsonObject claims = json(parts[1]);
    if (!signed(head, parts)) {
      return refused("invalid_dpop_proof", "signature");
    }
    if (!claims.getString("nonce", "").equals(nonce())) {
      return refused("use_dpop_nonce", "nonce");
    }
    Instant issuedAt = Instant.ofEpochSecond(claims.getJsonNumber("iat").longValue());
    boolean good =
        claims.getString("htm").equals(call.getRequestMethod())
            && claims.getString("htu").equals(address(call))
            && Duration.between(issuedAt, Instant.now()).abs().compareTo(SKEW) <= 0
            && claims.getString("ath", "").equals(hash(authorization))
            && used.add(claims.getString("jti"));
    return good ? Optional.empty() : refused("invalid_dpop_proof", claims.toString());
  }

  private static Optional<FakeAnswer> refused(String error, String message) {
    return Optional.of(FakeAnswer.problem(401, "ERR_AUTH", message).with("error", error));
  }

  private static boolean signed(JsonObject head, String[] parts) {
    JsonObject key = head.getJsonObject("jwk");
    return head.getString("typ").equals("dpop+jwt")
        && head.getString("alg").equals("EdDSA")
        && key.size() == 3
        && Ed25519PublicKey.of(decoded(key.getString("x")))
            .verify((parts[0] + "." + parts[1]).getBytes(US_ASCII), decoded(parts[2]));
  }

  private static String address(HttpExchange call) {
    return "https://" + header(call, "Host") + call.getRequestURI().getRawPath();
  }

  private static String hash(String authorization) {
    if (authorization.isEmpty()) {
      return "";
    }
    try {
      String token = authorization.substring("DPoP ".length());
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(HttpExchange call, String name) {
    String value = call.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private static JsonObject json(String part) {
    try (JsonReader reader =
        Json.createReader(new StringReader(new String(decoded(part), UTF_8)))) {
      return reader.readObject();
    }
  }
}
