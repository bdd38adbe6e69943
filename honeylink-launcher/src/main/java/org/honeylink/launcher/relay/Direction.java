package org.honeylink.launcher.relay;

/** Way of a datagram through the relay. */
public enum Direction {
  /** From a client to the server. */
  UP,
  /** From the server to a client. */
  DOWN
}
