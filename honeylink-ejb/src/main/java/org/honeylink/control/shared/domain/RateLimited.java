package org.honeylink.control.shared.domain;

import java.time.Duration;

/** Too many calls; another one is welcome after a while. */
public final class RateLimited extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param retryAfter how long to wait; at least one second is told
   */
  public RateLimited(String message, Duration retryAfter) {
    super(ErrorCode.ERR_RATE_LIMITED, message);
    this.retryAfter = retryAfter;
  }

  /** Whole seconds to wait, at least 1. */
  public long retryAfterSeconds() {
    return Math.max(1, retryAfter.plusMillis(999).toSeconds());
  }
}
