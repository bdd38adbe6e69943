package org.honeylink.sdk.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLHandshakeException;

/**
 * Says when one call is worth sending again. A call that has a key may be sent again after its
 * connection broke: the server knows it by the key and lets it have one effect. Lives as long as
 * the call; not thread-safe.
 */
final class Resending {

  private static final List<Duration> AFTER_A_BREAK =
      List.of(Duration.ofMillis(200), Duration.ofSeconds(2));
  private static final long LONGEST_WAIT_SECONDS = 5;
  private static final int MOST_WAITS = 5;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  private final Optional<String> key;
  private int breaks;
  private int waits;

  private Resending(Optional<String> key) {
    this.key = key;
  }

  /** Of a call that changes something. */
  static Resending withKey() {
    return new Resending(Optional.of(UUID.randomUUID().toString()));
  }

  /** Of a call that is harmless, or that the server takes no key for. */
  static Resending withoutKey() {
    return new Resending(Optional.empty());
  }

  Map<String, String> headers() {
    return key.map(each -> Map.of("Idempotency-Key", each)).orElseGet(Map::of);
  }

  /**
   * Whether to send again after no answer came, having waited a while. Not when nobody was there in
   * the first place, and not when an answer took too long: whoever calls is told at once.
   */
  boolean after(IOException broken) throws InterruptedException {
    boolean wasThere =
        !(broken instanceof ConnectException)
            && !(broken instanceof HttpTimeoutException)
            && !(broken instanceof SSLHandshakeException);
    if (key.isEmpty() || !wasThere || breaks == AFTER_A_BREAK.size()) {
      return false;
    }
    Thread.sleep(AFTER_A_BREAK.get(breaks++));
    return true;
  }

  /**
   * Whether to send again after a refusal that says when to, having waited so long: too many calls,
   * or the first sending of this one is under way.
   */
  boolean after(HttpResponse<?> refusal) throws InterruptedException {
    boolean mayPass =
        refusal.statusCode() == TOO_MANY || (key.isPresent() && refusal.statusCode() == CONFLICT);
    Optional<Long> seconds = mayPass ? retryAfter(refusal) : Optional.empty();
    if (seconds.isEmpty() || seconds.get() > LONGEST_WAIT_SECONDS || waits == MOST_WAITS) {
      return false;
    }
    waits++;
    Thread.sleep(Duration.ofSeconds(seconds.get()));
    return true;
  }

  private static Optional<Long> retryAfter(HttpResponse<?> refusal) {
    return refusal
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("[0-9]{1,9}"))
        .map(Long::valueOf);
  }
}
