package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.honeylink.control.access.application.NonceKeys;
import org.jspecify.annotations.Nullable;

/**
 * Keys of nonces, made from the root: the same on every node, stored on none. The key of the day is
 * kept in memory, so that devices can call while the key store is away. Thread-safe.
 */
@ApplicationScoped
public class DpopNonceKeys implements NonceKeys {

  private static final String PURPOSE = "dpop-nonce";

  @Inject KeyedDigests digests;
  private @Nullable DayKey latest;

  @Override
  public synchronized byte[] key(long period) {
    DayKey known = latest;
    if (known == null || known.period != period) {
      known = new DayKey(period, digests.digest(PURPOSE, Long.toString(period), ""));
      latest = known;
    }
    return known.key.clone();
  }

  /** No record: a secret has no text. */
  private static final class DayKey {
    private final long period;
    private final byte[] key;

    DayKey(long period, byte[] key) {
      this.period = period;
      this.key = key;
    }
  }
}
