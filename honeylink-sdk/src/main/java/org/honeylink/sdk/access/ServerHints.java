package org.honeylink.sdk.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.honeylink.sdk.api.Reply;

/**
 * What the server's answers tell that proofs need: its latest nonce, and its clock, for devices
 * whose own is wrong. Thread-safe.
 */
final class ServerHints {

  /** Half of what the server allows; below it the device's own clock, which is finer, is used. */
  private static final Duration GOOD_ENOUGH = Duration.ofSeconds(30);

  private final InstantSource clock;
  private Optional<String> nonce = Optional.empty();
  private Duration offset = Duration.ZERO;

  ServerHints(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes what an answer tells; true when something is new that a refused proof has lacked. */
  synchronized boolean hear(Reply reply) {
    boolean clockMended = reply.serverTime().map(this::setClock).orElse(false);
    Optional<String> given = reply.header("DPoP-Nonce");
    boolean nonceNew = given.isPresent() && !given.equals(nonce);
    if (nonceNew) {
      nonce = given;
    }
    return switch (reply.error()) {
      case "use_dpop_nonce" -> given.isPresent();
      case "invalid_dpop_proof" -> clockMended;
      default -> false;
    };
  }

  private boolean setClock(Instant serverTime) {
    Duration difference = Duration.between(clock.instant(), serverTime);
    Duration next = difference.abs().compareTo(GOOD_ENOUGH) < 0 ? Duration.ZERO : difference;
    boolean changed = next.minus(offset).abs().compareTo(GOOD_ENOUGH) > 0;
    offset = next;
    return changed;
  }

  synchronized Optional<String> nonce() {
    return nonce;
  }

  /** By the server's clock. */
  synchronized Instant now() {
    return clock.instant().plus(offset);
  }
}
