package org.honeylink.transport.schedule;

/** What became of a packet offered to the queue. */
public enum Admission {
  /** Queued. */
  ACCEPTED,
  /** Queued, but the flow is at 90 % of its limit: the sender should wait. */
  BACKPRESSURE,
  /** Not queued: the flow is at its limit. Counted. */
  DROPPED
}
