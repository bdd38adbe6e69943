package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where the peer is. An address that an authentic packet came from is a candidate; it is proven
 * when a challenge sent there was answered from there (RFC 9000, section 8.2). Until then no more
 * than three times the bytes that came from it go to it (section 8.1).
 */
final class PeerPath {

  /**
   * Section 8.1: "MUST NOT send more than three times as many bytes as the number of bytes they
   * have received".
   */
  static final int AMPLIFICATION = 3;

  private static final int MOST_CHALLENGES = 4;
  private static final long FIRST_INTERVAL_MICROS = 100_000;

  private final RandomGenerator random;
  private @Nullable InetSocketAddress proven;
  private @Nullable InetSocketAddress candidate;
  private @Nullable StreamEndpoint challenger;
  private long receivedBytes;
  private long sentBytes;
  private long token;
  private int challenges;
  private long challengeMicros = Long.MAX_VALUE;

  PeerPath(RandomGenerator random) {
    this.random = random;
  }

  /** The application knows the address. */
  void connect(InetSocketAddress peer) {
    proven = peer;
    candidate = null;
    challengeMicros = Long.MAX_VALUE;
  }

  /**
   * An authentic packet came.
   *
   * @param newest whether its number is the highest of its stream; older ones may have been
   *     overtaken while the peer moved away from there
   */
  void onAuthentic(
      InetSocketAddress from, int bytes, boolean newest, StreamEndpoint stream, long nowMicros) {
    if (from.equals(proven)) {
      return;
    }
    if (from.equals(candidate)) {
      receivedBytes += bytes;
      if (challenges == MOST_CHALLENGES && challengeMicros == Long.MAX_VALUE) {
        challenges = 0;
        challengeMicros = nowMicros;
      }
    } else if (newest) {
      candidate = from;
      challenger = stream;
      receivedBytes = bytes;
      sentBytes = 0;
      token = random.nextLong();
      challenges = 0;
      challengeMicros = nowMicros;
    }
  }

  /**
   * A challenge was answered.
   *
   * @return the address the peer was at before, or the new one when there was none; null when the
   *     answer proves nothing
   */
  @Nullable InetSocketAddress onResponse(long answered, InetSocketAddress from) {
    if (candidate == null || answered != token || challenges == 0 || !from.equals(candidate)) {
      return null;
    }
    InetSocketAddress before = proven == null ? candidate : proven;
    connect(candidate);
    return before;
  }

  /** Where to send; null while nothing was heard. */
  @Nullable InetSocketAddress destination() {
    return proven != null ? proven : candidate;
  }

  /** Whether the peer is known to be at {@link #destination}. */
  boolean isProven() {
    return proven != null;
  }

  /** Whether a datagram may go to an address. */
  boolean allows(InetSocketAddress to, int bytes) {
    return !to.equals(candidate) || sentBytes + bytes <= AMPLIFICATION * receivedBytes;
  }

  void onSent(InetSocketAddress to, int bytes) {
    if (to.equals(candidate)) {
      sentBytes += bytes;
    }
  }

  /** When the next challenge is due. */
  long challengeMicros() {
    return challengeMicros;
  }

  @Nullable InetSocketAddress candidate() {
    return candidate;
  }

  @Nullable StreamEndpoint challenger() {
    return challenger;
  }

  /** Token for the challenge that goes out now; the next one is due later and later. */
  long challenge(long nowMicros) {
    challengeMicros = nowMicros + (FIRST_INTERVAL_MICROS << challenges);
    challenges++;
    return token;
  }

  /**
   * Gives up on a candidate that did not answer; stays with it when there is no other.
   *
   * @return whether it gave up, and no challenge is to be sent
   */
  boolean giveUpIfSilent() {
    if (challenges < MOST_CHALLENGES) {
      return false;
    }
    challengeMicros = Long.MAX_VALUE;
    if (proven != null) {
      candidate = null;
    }
    return true;
  }
}
