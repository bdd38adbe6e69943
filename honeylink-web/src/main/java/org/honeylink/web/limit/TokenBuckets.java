package org.honeylink.web.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One token bucket for each name, full at first. A bucket is one number, the time at which it will
 * be full again (the generic cell rate algorithm, ITU-T I.371): what it holds follows from the
 * clock, so nothing has to fill it. Thread-safe.
 */
final class TokenBuckets {

  private static final double NANOS_PER_SECOND = 1e9;

  private static final long BETWEEN_SWEEPS = 1_000_000_000;

  /** Beyond so many, those that are full are forgotten: a full one is like a new one. */
  private static final int MANY = 10_000;

  /** Beyond so many, names of one kind that have no bucket share one. */
  private static final int MOST = 100_000;

  private final Map<String, AtomicLong> fullAt = new ConcurrentHashMap<>();
  private final long nanosPerToken;
  private final long burst;
  private final int most;
  private boolean swept;
  private long sweptAt;

  /**
   * @param perSecond tokens that a bucket gains in a second, at least 1
   * @param burst tokens that it holds when full, at least 1
   */
  TokenBuckets(int perSecond, int burst) {
    this(perSecond, burst, MOST);
  }

  TokenBuckets(int perSecond, int burst, int most) {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException("at least 1 call/s and 1 at once");
    }
    this.nanosPerToken = (long) (NANOS_PER_SECOND / perSecond);
    this.burst = burst;
    this.most = most;
  }

  /**
   * What a caller may do now.
   *
   * @param allowed whether this call had a token
   * @param remaining tokens left
   * @param fullInNanos until the bucket is full
   * @param nextInNanos until there is a token; 0 when there is one
   */
  record Leave(boolean allowed, long remaining, long fullInNanos, long nextInNanos) {}

  /**
   * Takes a token when there is one.
   *
   * @param name what stands before its first slash is its kind
   */
  Leave take(String name, long nowNanos) {
    AtomicLong full = bucket(name, nowNanos);
    while (true) {
      long was = full.get();
      long missing = Math.max(0, was - nowNanos);
      long next = missing + nanosPerToken - burst * nanosPerToken;
      if (next > 0) {
        return new Leave(false, 0, missing, next);
      }
      if (full.compareAndSet(was, nowNanos + missing + nanosPerToken)) {
        long left = burst - ceilDiv(missing + nanosPerToken);
        return new Leave(true, left, missing + nanosPerToken, 0);
      }
    }
  }

  private AtomicLong bucket(String name, long nowNanos) {
    AtomicLong own = fullAt.get(name);
    if (own != null) {
      return own;
    }
    if (fullAt.size() >= Math.min(MANY, most)) {
      sweep(nowNanos);
    }
    String served = fullAt.size() >= most ? name.substring(0, name.indexOf('/') + 1) : name;
    return fullAt.computeIfAbsent(served, key -> new AtomicLong(nowNanos));
  }

  /** Walks through all, so only once in a while, however many come. */
  private synchronized void sweep(long nowNanos) {
    if (!swept || nowNanos - sweptAt >= BETWEEN_SWEEPS) {
      swept = true;
      sweptAt = nowNanos;
      fullAt.values().removeIf(full -> full.get() - nowNanos <= 0);
    }
  }

  private long ceilDiv(long nanos) {
    return (nanos + nanosPerToken - 1) / nanosPerToken;
  }
}
