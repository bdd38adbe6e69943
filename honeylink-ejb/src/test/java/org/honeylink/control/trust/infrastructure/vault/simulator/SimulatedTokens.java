package org.honeylink.control.trust.infrastructure.vault.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Token and AppRole auth methods. */
final class SimulatedTokens {

  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  private volatile String secretId = UUID.randomUUID().toString();
  private volatile Duration life = Duration.ofHours(1);
  private volatile boolean renewable = true;
  private final AtomicInteger renewals = new AtomicInteger();
  private final AtomicInteger logins = new AtomicInteger();

  /**
   * A token.
   *
   * @param life zero for one that does not end
   */
  private record Token(Duration life, boolean renewable, long sinceNanos) {}

  SimulatedTokens(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  String issue() {
    String token = "hvs." + UUID.randomUUID().toString().replace("-", "");
    tokens.put(token, new Token(life, renewable, nanoTime.getAsLong()));
    return token;
  }

  void live(Duration newLife, boolean newRenewable) {
    life = newLife;
    renewable = newRenewable;
  }

  void revokeAll() {
    tokens.clear();
  }

  String secretId() {
    return secretId;
  }

  void newSecretId() {
    secretId = UUID.randomUUID().toString();
  }

  int renewals() {
    return renewals.get();
  }

  int logins() {
    return logins.get();
  }

  /** Vault answers every token that it does not know with the same words. */
  void check(String token) throws Refusal {
    Token held = tokens.get(token);
    if (held == null || left(held).isNegative()) {
      throw new Refusal(403, "permission denied");
    }
  }

  private Duration left(Token held) {
    return held.life().isZero()
        ? Duration.ZERO
        : held.life().minusNanos(nanoTime.getAsLong() - held.sinceNanos());
  }

  /** "Lookup a token (self)". */
  JsonObject lookUp(String token) {
    Token held = tokens.getOrDefault(token, new Token(Duration.ZERO, false, 0));
    return Json.createObjectBuilder()
        .add(
            "data",
            Json.createObjectBuilder()
                .add("accessor", "8609694a-cdbc-db9b-d345-e782dbb562ed")
                .add("id", token)
                .add("renewable", held.renewable())
                .add("ttl", left(held).toSeconds()))
        .build();
  }

  /** "Renew a token (self)". */
  JsonObject renew(String token) throws Refusal {
    Token held = tokens.get(token);
    if (held == null || !held.renewable()) {
      throw new Refusal(400, "lease is not renewable");
    }
    int _ = renewals.incrementAndGet();
    tokens.put(token, new Token(held.life(), renewable, nanoTime.getAsLong()));
    return auth(token);
  }

  /** "Login with AppRole". */
  JsonObject logIn(JsonObject body) throws Refusal {
    if (!body.getString("role_id", "").equals(VaultSimulator.ROLE_ID)
        || !body.getString("secret_id", "").equals(secretId)) {
      throw new Refusal(400, "invalid role or secret ID");
    }
    int _ = logins.incrementAndGet();
    return auth(issue());
  }

  private JsonObject auth(String token) {
    return Json.createObjectBuilder()
        .add(
            "auth",
            Json.createObjectBuilder()
                .add("client_token", token)
                .add("lease_duration", life.toSeconds())
                .add("renewable", renewable)
                .add("policies", Json.createArrayBuilder().add("default").add("honeylink")))
        .add("lease_id", "")
        .build();
  }
}
