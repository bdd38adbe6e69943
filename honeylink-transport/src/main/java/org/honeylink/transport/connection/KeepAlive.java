package org.honeylink.transport.connection;

/**
 * When the session has been silent for so long that it is over, and when a packet is due so that it
 * is not: at once at the beginning, to prove the keys and to show the address, and then whenever
 * nothing came for a while.
 */
final class KeepAlive {

  private static final long FIRST_REPEAT_MICROS = 500_000;

  private final long idleMicros;
  private final long intervalMicros;
  private long heardMicros;
  private boolean everHeard;
  private long nextMicros;
  private int unanswered;

  KeepAlive(SessionConfig config, long nowMicros) {
    this.idleMicros = config.idleTimeout().toNanos() / 1_000;
    this.intervalMicros = config.keepAlive().toNanos() / 1_000;
    this.heardMicros = nowMicros;
    this.nextMicros = intervalMicros == 0 ? Long.MAX_VALUE : nowMicros;
  }

  void onHeard(long nowMicros) {
    heardMicros = nowMicros;
    everHeard = true;
    unanswered = 0;
    if (intervalMicros > 0) {
      nextMicros = nowMicros + intervalMicros;
    }
  }

  /** When a packet is due. */
  long nextMicros() {
    return nextMicros;
  }

  void onSent(long nowMicros) {
    long interval = everHeard ? intervalMicros : FIRST_REPEAT_MICROS << Math.min(unanswered, 5);
    nextMicros = nowMicros + Math.min(interval, intervalMicros);
    unanswered++;
  }

  /** When the session ends unless something comes. */
  long endMicros() {
    return heardMicros + idleMicros;
  }
}
