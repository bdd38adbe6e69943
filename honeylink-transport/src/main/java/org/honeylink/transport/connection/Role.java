package org.honeylink.transport.connection;

/** Which end of a session this is. */
public enum Role {
  /** Knows the server's address and speaks first. */
  DEVICE,
  /** Learns the device's address from its first authentic packet and proves it. */
  SERVER
}
