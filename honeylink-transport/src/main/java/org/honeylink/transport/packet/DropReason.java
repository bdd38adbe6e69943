package org.honeylink.transport.packet;

/** Why a datagram, or a part of it, was not used. Each drop is counted under exactly one reason. */
public enum DropReason {
  /** Shorter than the header and tag of any packet. */
  TOO_SHORT,
  /** Another protocol version. */
  UNKNOWN_VERSION,
  /** A type number without a meaning. */
  UNKNOWN_TYPE,
  /** A reserved bit was set. */
  RESERVED_BITS,
  /** No stream of this session has the connection id. */
  UNKNOWN_CONNECTION,
  /** The packet number was seen before. */
  REPLAYED,
  /** The packet number is older than the replay window. */
  TOO_OLD,
  /** The tag is wrong: forged, damaged, or sealed under another key. */
  NOT_AUTHENTIC,
  /** Its fields contradict each other, what this end sent, or the stream's configuration. */
  MALFORMED,
  /** Authentic, but beyond what the receiver allowed the sender to have under way. */
  FLOW_CONTROL,
  /** Authentic and known, but nothing at this end consumes this type. */
  NOT_CONSUMED,
  /** The session is closed. */
  CLOSED
}
