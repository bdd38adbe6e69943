package org.honeylink.transport.recovery;

/** What a packet carried, told of the packet's fate. May be carried by several packets in turn. */
public interface PacketContent {

  void onAcknowledged();

  /** The packet is lost; the content may still be acknowledged through another packet. */
  void onLost();
}
