package org.honeylink.control.trust.infrastructure.vault;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.honeylink.crypto.keys.KeyStoreAway;
import org.honeylink.crypto.keys.KeyStoreRefused;
import org.honeylink.crypto.secret.SecretBytes;
import org.jspecify.annotations.Nullable;

/**
 * Requests to Vault with a token, repeated after 100, 200 and 400 ms when they failed in a passing
 * way, and not sent at all for a while when Vault does not answer. A request that timed out is not
 * repeated, so a caller waits for one timeout at most. Thread-safe.
 */
final class VaultClient implements AutoCloseable {

  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));

  private static final int FAILURES_TO_OPEN = 2;
  private static final Duration OPEN = Duration.ofSeconds(2);

  private final VaultSettings settings;
  private final VaultHttp http;
  private final VaultToken token;
  private final CircuitBreaker breaker;
  private volatile boolean closed;

  VaultClient(VaultSettings settings, VaultLogin login, LongSupplier nanoTime) {
    this.settings = settings;
    this.http = new VaultHttp(settings);
    this.token = new VaultToken(http, settings, login, nanoTime);
    this.breaker = new CircuitBreaker(FAILURES_TO_OPEN, OPEN, nanoTime);
  }

  /**
   * One request that may be repeated.
   *
   * @param method as in GET; {@code LIST} is a method of Vault's own
   * @param path below {@code /v1/}
   */
  record Request(String method, String path, Optional<JsonObject> body) {

    static Request get(String path) {
      return new Request("GET", path, Optional.empty());
    }

    static Request post(String path, JsonObject body) {
      return new Request("POST", path, Optional.of(body));
    }

    static Request delete(String path) {
      return new Request("DELETE", path, Optional.empty());
    }
  }

  /**
   * The answer when it is a good one.
   *
   * @throws VaultFault with the status that Vault refused it with
   * @throws KeyStoreAway when Vault does not answer, or cannot now
   */
  VaultAnswer send(Request request) throws VaultFault {
    if (closed) {
      throw new IllegalStateException("This key store is closed; open it again");
    }
    if (!breaker.letsThrough()) {
      throw away("did not answer just now; it is asked again in two seconds", null);
    }
    try {
      VaultAnswer answer = repeated(request);
      breaker.succeeded();
      return answer;
    } catch (VaultFault fault) {
      if (fault.lasting()) {
        breaker.succeeded();
        throw fault;
      }
      breaker.failed();
      throw away(fault.reason(), fault);
    } catch (KeyStoreRefused noToken) {
      throw away("has no token to be asked with: " + noToken.getMessage(), noToken);
    }
  }

  private VaultAnswer repeated(Request request) throws VaultFault {
    for (Duration pause : PAUSES) {
      try {
        return withToken(request);
      } catch (VaultFault fault) {
        if (!fault.passing()) {
          throw fault;
        }
        pause(pause, fault);
      }
    }
    return withToken(request);
  }

  private static void pause(Duration pause, VaultFault fault) throws VaultFault {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fault;
    }
  }

  /** A token that is refused may have been revoked or replaced: once more with a fresh one. */
  private VaultAnswer withToken(Request request) throws VaultFault {
    SecretBytes first = token.current();
    VaultAnswer answer =
        http.send(request.method(), request.path(), request.body(), Optional.of(first));
    if (answer.status() == 403) {
      token.forget(first);
      answer =
          http.send(request.method(), request.path(), request.body(), Optional.of(token.current()));
    }
    if (answer.done()) {
      return answer;
    }
    throw VaultFault.refused(
        answer.status(),
        meaning(answer.status(), request.path()) + explained(answer),
        !answer.errors().isEmpty());
  }

  /** "HTTP status codes" of the API, and what to do about each. */
  private static String meaning(int status, String path) {
    return switch (status) {
      case 400 -> "refuses the request to " + path + " (400)";
      case 403 ->
          "does not allow "
              + path
              + " (403); give the token's policy this path, as docs/operations.md lists them";
      case 404 -> "has nothing at " + path + " (404); enable the engine there";
      case 429 -> "limits the rate of requests (429); raise its quota or wait";
      case 307 ->
          "is a standby that redirects (307); set honeylink.key.vault.address to the cluster";
      case 501 -> "is not initialised (501); initialise and unseal it";
      case 503 -> "is sealed or under maintenance (503); unseal it";
      default -> "answered with status " + status;
    };
  }

  static String explained(VaultAnswer answer) {
    return answer.errors().isEmpty() ? "" : ": " + String.join("; ", answer.errors());
  }

  KeyStoreAway away(String reason, @Nullable Throwable cause) {
    return new KeyStoreAway(settings.called(), reason, cause);
  }

  /** What a refusal means to a caller who did everything right. */
  KeyStoreAway away(VaultFault fault) {
    return away(fault.reason(), fault);
  }

  VaultSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    closed = true;
    token.close();
    http.close();
  }

  @Override
  public String toString() {
    return settings.called();
  }
}
