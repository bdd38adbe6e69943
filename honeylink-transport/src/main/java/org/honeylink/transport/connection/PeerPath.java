package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.util.OptionalLong;
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
  private static final long UNKNOWN = -1;

  private final RandomGenerator random;
  private @Nullable InetSocketAddress proven;
  private @Nullable InetSocketAddress candidate;
  private @Nullable StreamEndpoint challenger;
  private long receivedBytes;
  private long sentBytes;

  // Of the challenges sent to the candidate, in that order.
  private final long[] tokens = new long[MOST_CHALLENGES];
  private final long[] challengedMicros = new long[MOST_CHALLENGES];
  private int challenges;
  private long challengeMicros = Long.MAX_VALUE;
  private long provingMicros = UNKNOWN;

  PeerPath(RandomGenerator random) {
    this.random = random;
  }

  /** The application knows the address. */
  void connect(InetSocketAddress peer) {
    proven = peer;
    candidate = null;
    challengeMicros = Long.MAX_VALUE;
    provingMicros = UNKNOWN;
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
  @Nullable InetSocketAddress onResponse(long answered, InetSocketAddress from, long nowMicros) {
    int challenge = challengeOf(answered);
    if (candidate == null || challenge < 0 || !from.equals(candidate)) {
      return null;
    }
    InetSocketAddress before = proven == null ? candidate : proven;
    connect(candidate);
    provingMicros = nowMicros - challengedMicros[challenge];
    return before;
  }

  private int challengeOf(long token) {
    for (int i = 0; i < challenges; i++) {
      if (tokens[i] == token) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Round trip of the challenge that proved the address; empty when none did. RFC 9002, section
   * 6.2.2: it "SHOULD NOT be considered an RTT sample".
   */
  OptionalLong provingMicros() {
    return provingMicros == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(provingMicros);
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

  /**
   * Token for the challenge that goes out now; the next one is due later and later. RFC 9000,
   * section 8.2.1: "MUST use unpredictable data in every PATH_CHALLENGE frame so that it can
   * associate the peer's response with the corresponding PATH_CHALLENGE".
   */
  long challenge(long nowMicros) {
    challengeMicros = nowMicros + (FIRST_INTERVAL_MICROS << challenges);
    long token = random.nextLong();
    tokens[challenges] = token;
    challengedMicros[challenges] = nowMicros;
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
