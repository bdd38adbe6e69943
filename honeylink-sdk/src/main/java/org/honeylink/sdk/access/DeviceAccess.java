package org.honeylink.sdk.access;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.Credentials;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.Reply;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.NotPaired;
import org.jspecify.annotations.Nullable;

/**
 * The usual credentials of a device: its token, exchanged for an access token of a few minutes that
 * is bound to a key of this program, and a proof of that key for each call. What is stolen on the
 * way is good for nothing. Renews the access token before it ends. Thread-safe.
 */
public final class DeviceAccess implements Credentials, AutoCloseable {

  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

  /** Longer than an answer may take, so that a token that is sent still counts on arrival. */
  private static final Duration RENEW_BEFORE_END = Duration.ofSeconds(45);

  private final ApiClient api;
  private final DeviceIdentity identity;
  private final InstantSource clock;
  private final ServerHints hints;
  private final ProofKey key = new ProofKey();
  private @Nullable BoundToken current;

  /**
   * @param api for the exchange; stays the caller's
   */
  public DeviceAccess(ApiClient api, DeviceIdentity identity) {
    this(api, identity, InstantSource.system());
  }

  DeviceAccess(ApiClient api, DeviceIdentity identity, InstantSource clock) {
    this.api = api;
    this.identity = identity;
    this.clock = clock;
    this.hints = new ServerHints(clock);
  }

  /**
   * @throws NotPaired when the device is not registered
   * @throws HoneyLinkApiException when the server refuses the exchange
   * @throws ServerUnreachable when it does not answer
   */
  @Override
  public Map<String, String> headers(String method, URI target) {
    String token = token();
    String proof = key.proof(method, target, hints.nonce(), Optional.of(token), hints.now());
    return Map.of("Authorization", "DPoP " + token, "DPoP", proof);
  }

  @Override
  public boolean mendedBy(Reply reply) {
    boolean mended = hints.hear(reply);
    // RFC 9449 section 7.1: the challenge names what is wrong; a plain refusal of a token that was
    // good a moment ago is one of its signature or time.
    boolean tokenRefused = reply.status() == 401 && !mended;
    return mended || (tokenRefused && forget());
  }

  private synchronized boolean forget() {
    boolean had = current != null;
    current = null;
    return had;
  }

  private synchronized String token() {
    BoundToken known = current;
    if (known == null || !clock.instant().isBefore(known.renewAt)) {
      known = exchanged();
      current = known;
    }
    return known.text;
  }

  private BoundToken exchanged() {
    Instant asked = clock.instant();
    Answer answer =
        api.postForm(
            "/oauth2/token",
            new ProofAlone(),
            Map.of(
                "grant_type",
                EXCHANGE,
                "subject_token",
                identity.bearerToken(SecretAccess.granted()),
                "subject_token_type",
                ACCESS_TOKEN));
    Instant ends = asked.plusSeconds(answer.number("expires_in"));
    return new BoundToken(answer.text("access_token"), ends.minus(RENEW_BEFORE_END));
  }

  @Override
  public void close() {
    key.close();
  }

  /** No record: a secret has no text. */
  private static final class BoundToken {
    private final String text;
    private final Instant renewAt;

    BoundToken(String text, Instant renewAt) {
      this.text = text;
      this.renewAt = renewAt;
    }
  }

  /** For the exchange, which has no access token yet. */
  private final class ProofAlone implements Credentials {

    @Override
    public Map<String, String> headers(String method, URI target) {
      return Map.of(
          "DPoP", key.proof(method, target, hints.nonce(), Optional.empty(), hints.now()));
    }

    @Override
    public boolean mendedBy(Reply reply) {
      return hints.hear(reply);
    }
  }
}
