package org.honeylink.control.dataplane.application;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * Address of a peer that is not reached by a UDP datagram of its own but over a connection of
 * another carrier. Sessions treat it as any other address: they challenge it, move to it and leave
 * it again. It lies in the discard-only prefix {@code 100::/64} (RFC 6666), from which no datagram
 * comes, so that it is equal to no address of a real peer.
 */
public abstract class CarrierAddress extends InetSocketAddress {

  private static final long serialVersionUID = 1L;
  private static final long DISCARD_ONLY = 0x0100_0000_0000_0000L;

  /** Any but zero; nobody connects to it. */
  private static final int PORT = 1;

  /**
   * @param connectionNumber of this node, never used for another connection
   */
  protected CarrierAddress(long connectionNumber) {
    super(inDiscardPrefix(connectionNumber), PORT);
  }

  private static InetAddress inDiscardPrefix(long number) {
    byte[] bytes = ByteBuffer.allocate(16).putLong(DISCARD_ONLY).putLong(number).array();
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are an IPv6 address", e);
    }
  }

  /**
   * Takes one packet for the peer; does not block, and copies what it keeps.
   *
   * @return whether it will go out; false is a loss like any other
   */
  protected abstract boolean send(byte[] bytes, int offset, int length);
}
