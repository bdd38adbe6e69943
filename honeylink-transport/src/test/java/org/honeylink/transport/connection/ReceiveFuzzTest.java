package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.honeylink.transport.FuzzInput;
import org.honeylink.transport.fec.FecScheme;

/**
 * The whole way in, from the datagram to the message: nothing is thrown, little is held, each
 * datagram is counted once. How to fuzz: CONTRIBUTING.md.
 */
class ReceiveFuzzTest {

  private static final InetSocketAddress STRANGER = Endpoint.address(9, 666);

  /**
   * Real keys, which a stranger does not have. Input: datagrams, each behind its length in one byte
   * or two.
   */
  @FuzzTest
  void strangersGetNothingAndMoveNothing(byte[] bytes) {
    FuzzedSession session =
        new FuzzedSession(
            List.of(
                FuzzedSession.stream(
                    0x1111,
                    StreamMode.RELIABLE,
                    FecScheme.NORMAL,
                    true,
                    new TestProtection(Role.SERVER, 0x1111, 0))));
    FuzzInput input = new FuzzInput(bytes);
    while (!input.isExhausted() && session.datagrams < FuzzedSession.MOST_DATAGRAMS) {
      session.receive(input.take(input.number(2_048)), STRANGER);
    }
    session.transmit();
    assertEquals(0, session.server.connection.stats().streams().getFirst().packetsReceived());
    assertTrue(session.out.isEmpty());
    session.assertHoldsLittle();
  }

  /** Input: steps, see {@link FuzzedPeer}. */
  @FuzzTest
  void peersWithTheKeysDoNoHarm(byte[] bytes) {
    new FuzzedPeer(bytes).run();
  }

  /** Input: content of a CONTROL packet of kind 0xfec. */
  @FuzzTest
  void noticesOfChangedRedundancyAreReadAsWritten(byte[] content) {
    byte[] packet = new byte[content.length + 2];
    Arrays.fill(packet, (byte) 0xff);
    System.arraycopy(content, 0, packet, 1, content.length);
    FecNotice notice = FecNotice.read(packet, 1, content.length);
    if (notice != null) {
      assertArrayEquals(content, notice.bytes());
    }
  }
}
