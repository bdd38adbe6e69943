package org.honeylink.transport.congestion;

/** What a congestion window does when something is acknowledged: RFC 9002, section 7.3. */
public enum CongestionState {
  /** It doubles with each round trip. */
  SLOW_START,
  /** Round trips have grown, so it grows a quarter as fast: RFC 9406, section 4.2. */
  CONSERVATIVE_SLOW_START,
  /** It was reduced, and nothing that was sent since has arrived yet. */
  RECOVERY,
  /** It follows the cubic function of RFC 9438. */
  CONGESTION_AVOIDANCE
}
