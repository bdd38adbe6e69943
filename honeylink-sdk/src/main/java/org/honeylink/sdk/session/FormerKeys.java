package org.honeylink.sdk.session;

import java.util.Collection;

/**
 * When the former keys of a session go. The server seals with them until a packet of the device has
 * opened under the new ones, and what it sealed before may still be on its way then. Guarded by the
 * lock of {@link SessionLink}.
 */
final class FormerKeys {

  /** As long as the server keeps its own: three probe timeouts of any path that is not silent. */
  static final long KEPT_MICROS = 10_000_000;

  private static final long NEVER = Long.MAX_VALUE;

  private final Collection<StreamFlow> flows;
  private boolean awaited;
  private long dropMicros = NEVER;

  FormerKeys(Collection<StreamFlow> flows) {
    this.flows = flows;
  }

  /** The device seals with new keys. */
  void onChanged() {
    awaited = true;
    dropMicros = NEVER;
  }

  /** A packet came; it may show that the server seals with the new keys too. */
  void onReceived(long nowMicros) {
    if (awaited && flows.stream().anyMatch(flow -> flow.protection().isProven())) {
      awaited = false;
      dropMicros = nowMicros + KEPT_MICROS;
    }
  }

  /**
   * Drops what is due.
   *
   * @return when something is due
   */
  long run(long nowMicros) {
    if (nowMicros >= dropMicros) {
      flows.forEach(flow -> flow.protection().dropFormer());
      dropMicros = NEVER;
    }
    return dropMicros;
  }
}
