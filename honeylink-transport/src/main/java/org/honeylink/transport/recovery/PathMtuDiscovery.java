package org.honeylink.transport.recovery;

/**
 * Size of the datagrams that a path carries: DPLPMTUD, RFC 8899. Begins at a base that every path
 * carries, tries larger sizes with packets of padding that nobody misses, and goes back when larger
 * ones no longer arrive. Sizes are of whole datagrams, without the headers of UDP and IP.
 */
public final class PathMtuDiscovery {

  /** Smallest size: RFC 9000, section 14, "at least 1200 bytes"; where even the base is lost. */
  public static final int SMALLEST_BYTES = 1_200;

  /** Section 5.3.2, "a table of common PMTU sizes": Ethernet by IPv6 and IPv4, jumbo, loopback. */
  private static final int[] SIZES = {1_452, 1_472, 8_952, 8_972, 16_384, 32_768, 65_507};

  /** Section 5.1.2: "The default value of MAX_PROBES is 3." */
  private static final int MAX_PROBES = 3;

  /** Section 5.1.1, PMTU_RAISE_TIMER: "RECOMMENDED that this timer be set to 600 seconds". */
  private static final long RAISE_MICROS = 600_000_000;

  /** After a black hole. Ours: links come back within seconds, and a search costs six packets. */
  private static final long RECOVERY_MICROS = 30_000_000;

  /** A black hole lets nothing large through for so many probe timeouts. */
  private static final int SILENT_TIMEOUTS = 3;

  private static final long NEVER = Long.MAX_VALUE;

  private final int baseBytes;
  private final int largestBytes;
  private int provenBytes;
  private int failures;
  private long searchMicros;
  private int suspicions;
  private long suspectedMicros;

  /**
   * @param baseBytes carried until more is proven
   * @param largestBytes most that this end wants to send; no search when not above the base
   */
  public PathMtuDiscovery(int baseBytes, int largestBytes) {
    this.baseBytes = baseBytes;
    this.largestBytes = largestBytes;
    reset();
  }

  /** A new path. */
  public void reset() {
    provenBytes = baseBytes;
    failures = 0;
    searchMicros = 0;
    suspicions = 0;
  }

  /** Largest datagram that may carry content now. */
  public int datagramBytes() {
    return provenBytes;
  }

  /** When the next probe may go; {@link Long#MAX_VALUE} when never. */
  public long probeMicros() {
    return provenBytes < largestBytes ? searchMicros : NEVER;
  }

  /** Size of the next probe. */
  public int probeBytes() {
    if (provenBytes < baseBytes) {
      return baseBytes;
    }
    for (int size : SIZES) {
      if (size > provenBytes) {
        return Math.min(size, largestBytes);
      }
    }
    return largestBytes;
  }

  /** A probe went out: one is under way at a time. */
  public void onProbeSent() {
    searchMicros = NEVER;
  }

  public void onProbeArrived(int bytes, long nowMicros) {
    provenBytes = Math.max(provenBytes, bytes);
    failures = 0;
    searchMicros = nowMicros;
  }

  /** Section 4.4: "loss of a probe" says nothing of congestion; some in a row, of the size. */
  public void onProbeLost(long nowMicros) {
    failures++;
    searchMicros = nowMicros;
    if (failures == MAX_PROBES) {
      failures = 0;
      searchMicros = nowMicros + RAISE_MICROS;
    }
  }

  /** A packet arrived. */
  public void onArrived(int bytes) {
    if (isSuspect(bytes)) {
      suspicions = 0;
    }
  }

  /** A packet was lost. */
  public void onLost(int bytes, long nowMicros, long probeTimeoutMicros) {
    if (isSuspect(bytes)) {
      suspect(nowMicros, probeTimeoutMicros);
    }
  }

  /** A probe timeout passed without any answer. */
  public void onTimeout(long nowMicros, long probeTimeoutMicros) {
    if (provenBytes > SMALLEST_BYTES) {
      suspect(nowMicros, probeTimeoutMicros);
    }
  }

  /**
   * Section 4.3, black hole detection. Loss alone comes from congestion and radio too; that nothing
   * large arrives over a time does not.
   */
  private void suspect(long nowMicros, long probeTimeoutMicros) {
    if (suspicions++ == 0) {
      suspectedMicros = nowMicros;
    }
    if (suspicions >= MAX_PROBES
        && nowMicros - suspectedMicros >= SILENT_TIMEOUTS * probeTimeoutMicros) {
      provenBytes = Math.min(largestBytes, provenBytes > baseBytes ? baseBytes : SMALLEST_BYTES);
      suspicions = 0;
      failures = 0;
      searchMicros = nowMicros + RECOVERY_MICROS;
    }
  }

  /** Whether a packet is of the size in use, and not a probe. */
  private boolean isSuspect(int bytes) {
    int below = provenBytes > baseBytes ? baseBytes : SMALLEST_BYTES;
    return bytes > below && bytes <= provenBytes;
  }
}
