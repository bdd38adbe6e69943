package org.honeylink.control.idempotency.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.idempotency.application.IdempotencyKeys.Found;
import org.honeylink.control.idempotency.domain.Claim;
import org.honeylink.control.idempotency.domain.Claim.Granted;
import org.honeylink.control.idempotency.domain.KeptAnswer;
import org.honeylink.control.idempotency.domain.KeyedRequest;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.trust.application.KeyedDigests;
import org.honeylink.control.trust.application.SealedRows;

/**
 * Begins and ends calls with a key. A call is claimed before it is carried out; whoever carries out
 * a claim that was taken over meanwhile cannot commit. Thread-safe.
 */
@ApplicationScoped
public class KeyedCalls {

  /** Who waits occupies a thread of the server; more than so many are told to come again. */
  private static final int MOST_WAITING = 32;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
  private static final String PURPOSE = "idempotency-key";

  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private final Map<UUID, Granted> held = new ConcurrentHashMap<>();

  @Inject private IdempotencyKeys keys;
  @Inject private KeyedDigests digests;
  @Inject private SealedRows seals;

  @Inject
  @ConfigProperty(name = "honeylink.idempotency.wait-millis", defaultValue = "10000")
  private long waitMillis;

  /** What to do for a call; waits a while for one that is under way. Not in a transaction. */
  public Claim begin(KeyedRequest request) {
    byte[] fingerprint = digests.digest(PURPOSE, request.owner(), request.content());
    Found found = keys.claim(request, fingerprint);
    if (found instanceof Found.Held && waiting.tryAcquire()) {
      try {
        found = await(request, fingerprint);
      } finally {
        waiting.release();
      }
    }
    return claim(found);
  }

  private Found await(KeyedRequest request, byte[] fingerprint) {
    long end = System.nanoTime() + Duration.ofMillis(waitMillis).toNanos();
    Duration pause = FIRST_PAUSE;
    Found found = new Found.Held();
    while (found instanceof Found.Held && System.nanoTime() < end) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return found;
      }
      pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
      found = keys.claim(request, fingerprint);
    }
    return found;
  }

  private Claim claim(Found found) {
    return switch (found) {
      case Found.Free free -> {
        held.put(free.claim().claim(), free.claim());
        yield free.claim();
      }
      case Found.Sealed sealed ->
          new Claim.Answered(KeptAnswer.of(seals.open(sealed.answer(), rowName(sealed.rowId()))));
      case Found.Marked marked -> new Claim.Done(marked.action(), marked.target());
      case Found.Held _ -> new Claim.UnderWay();
      case Found.Other _ -> new Claim.OtherCall();
    };
  }

  /** The call has ended; a key whose call did nothing is free again. */
  public void end(Granted claim, boolean answered) {
    held.remove(claim.claim());
    if (!answered) {
      keys.release(claim);
    }
  }

  /** Claims that threads of this server hold. */
  Set<UUID> held() {
    return Set.copyOf(held.keySet());
  }

  static Conflict takenOver() {
    return new Conflict(
        "This call took so long that another with its Idempotency-Key was begun; nothing was done");
  }

  static String rowName(UUID rowId) {
    return "idempotency/" + rowId;
  }
}
