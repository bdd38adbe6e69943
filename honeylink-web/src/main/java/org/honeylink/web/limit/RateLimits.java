package org.honeylink.web.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.web.limit.TokenBuckets.Leave;

/**
 * The buckets of this server, as they are configured. Each node has its own: a caller who spreads
 * his calls over n nodes may make n times as many. Thread-safe.
 */
@ApplicationScoped
public class RateLimits {

  private final int perSecond;
  private final int burst;
  private final TokenBuckets buckets;

  /** For the container's proxy. */
  RateLimits() {
    this(0, 1);
  }

  /**
   * @param perSecond calls that a caller may make for ever; 0 for no limit
   * @param burst calls that he may make at once
   */
  @Inject
  RateLimits(
      @ConfigProperty(name = "honeylink.rate-limit.per-second", defaultValue = "100") int perSecond,
      @ConfigProperty(name = "honeylink.rate-limit.burst", defaultValue = "200") int burst) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.buckets = new TokenBuckets(Math.max(1, perSecond), burst);
  }

  boolean areSet() {
    return perSecond > 0;
  }

  int perSecond() {
    return perSecond;
  }

  int burst() {
    return burst;
  }

  Leave take(String name) {
    return buckets.take(name, System.nanoTime());
  }
}
