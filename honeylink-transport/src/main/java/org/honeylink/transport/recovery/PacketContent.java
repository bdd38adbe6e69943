package org.honeylink.transport.recovery;

/** What a packet carried, told of the packet's fate. May be carried by several packets in turn. */
public interface PacketContent {

  void onAcknowledged();

  /**
   * Whether it is worth to wait for it when nothing is heard: it is sent again then as a probe.
   * Else a probe timeout gives it up.
   */
  default boolean isAwaited() {
    return true;
  }

  /** The packet is lost; the content may still be acknowledged through another packet. */
  void onLost();
}
