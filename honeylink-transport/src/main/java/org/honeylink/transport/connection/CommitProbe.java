package org.honeylink.transport.connection;

/**
 * Asks a peer whose application seems not to commit. Every packet has arrived, but the word that
 * the messages are safe may be lost, and acknowledgements are not acknowledged: without a question
 * both ends would wait for ever.
 */
final class CommitProbe {

  /** Time an application gets to commit. */
  private static final long FIRST_MICROS = 200_000;

  private static final int MOST_DOUBLINGS = 4;

  private long baseMicros;
  private int asked;

  CommitProbe(long nowMicros) {
    this.baseMicros = nowMicros;
  }

  /** Something was sent, or an acknowledgement came. */
  void onActivity(long nowMicros) {
    baseMicros = nowMicros;
  }

  /** Messages became safe. */
  void onProgress() {
    asked = 0;
  }

  /** When to ask, should messages still wait with nothing under way. */
  long dueMicros(long probeTimeoutMicros) {
    return baseMicros
        + (Math.max(probeTimeoutMicros, FIRST_MICROS) << Math.min(asked, MOST_DOUBLINGS));
  }

  void onAsked(long nowMicros) {
    asked++;
    baseMicros = nowMicros;
  }
}
