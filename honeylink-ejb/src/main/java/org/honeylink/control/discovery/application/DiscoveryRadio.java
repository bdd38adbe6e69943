package org.honeylink.control.discovery.application;

/** Port to the local network. Thread-safe. */
public interface DiscoveryRadio {

  /** Whether it listens; off unless configured. */
  boolean isOn();

  /** Asks the network who is there; answers come as they come. Returns at once. */
  void ask();
}
