package org.honeylink.transport.stream;

import java.util.BitSet;

/** A message cut into fragments, all of one length but the last; an empty message has one. */
final class OutgoingMessage {

  private final long number;
  private final byte[] payload;
  private int fragmentBytes;
  private final long queuedMicros;
  private BitSet acknowledged = new BitSet(0);
  private int started;
  private int startedBefore;

  OutgoingMessage(long number, byte[] payload, int fragmentBytes, long queuedMicros) {
    this.number = number;
    this.payload = payload;
    this.fragmentBytes = fragmentBytes;
    this.queuedMicros = queuedMicros;
  }

  static int fragments(int payloadBytes, int fragmentBytes) {
    return Math.max(1, Math.ceilDiv(payloadBytes, fragmentBytes));
  }

  long number() {
    return number;
  }

  byte[] payload() {
    return payload;
  }

  long queuedMicros() {
    return queuedMicros;
  }

  int fragments() {
    return fragments(payload.length, fragmentBytes);
  }

  long cost() {
    return MessageCost.of(payload.length, fragments());
  }

  int offset(int fragment) {
    return fragment * fragmentBytes;
  }

  int bytes(int fragment) {
    return Math.min(fragmentBytes, payload.length - offset(fragment));
  }

  /** Fragments handed out for the first time so far. */
  int started() {
    return started;
  }

  int startNext() {
    return started++;
  }

  boolean isStarted() {
    return started > 0;
  }

  boolean isFullyStarted() {
    return started == fragments();
  }

  void acknowledge(int fragment) {
    acknowledged.set(fragment);
  }

  boolean isAcknowledged(int fragment) {
    return acknowledged.get(fragment);
  }

  /** Which cutting the fragments are of; changes with {@link #cut}. */
  int cutting() {
    return fragmentBytes;
  }

  /** Cuts it anew when its fragments are longer than that; all of it is to be sent again. */
  void cut(int longestBytes) {
    restart();
    if (fragmentBytes > longestBytes) {
      fragmentBytes = longestBytes;
      startedBefore = startedBefore == 0 ? 0 : fragments();
    }
  }

  /** Whether a restart made this fragment go out again. */
  boolean wasStartedBefore(int fragment) {
    return fragment < startedBefore;
  }

  /** Everything is to be sent again. */
  void restart() {
    startedBefore = Math.max(startedBefore, started);
    acknowledged = new BitSet(0);
    started = 0;
  }
}
