package org.honeylink.transport.connection;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.honeylink.transport.FuzzInput;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;

/**
 * Does to a session what the bytes of an input say: one step after the other, of which most are a
 * packet, or a row of packets whose fields grow. The steps are written so that sensible packets are
 * short to say and nonsense is possible everywhere.
 */
final class FuzzedPeer {

  private static final long[] STREAMS = {0x1111, 0x2222, 0x3333};

  private static final List<PacketType> TYPES = List.of(PacketType.values());

  private final FuzzInput input;
  private final FuzzedSession session =
      new FuzzedSession(
          List.of(
              stream(STREAMS[0], StreamMode.RELIABLE, FecScheme.NORMAL, true),
              stream(STREAMS[1], StreamMode.UNRELIABLE, FecScheme.BURST, true),
              stream(STREAMS[2], StreamMode.RELIABLE, FecScheme.NONE, false)));
  private final long[] numbers = new long[STREAMS.length];
  private byte[] last = {};
  private int sent;

  FuzzedPeer(byte[] bytes) {
    this.input = new FuzzInput(bytes);
  }

  private static StreamConfig stream(long id, StreamMode mode, FecScheme fec, boolean adaptive) {
    return FuzzedSession.stream(id, mode, fec, adaptive, new OpenProtection());
  }

  void run() {
    while (!input.isExhausted() && session.datagrams < FuzzedSession.MOST_DATAGRAMS) {
      int step = input.next();
      act(step & 0xf, step >>> 4);
    }
    session.transmit();
    session.assertHoldsLittle();
  }

  private void act(int what, int how) {
    SessionConnection connection = session.server.connection;
    int stream = (how & 3) % STREAMS.length;
    switch (what) {
      case 9 -> session.receive(input.take(input.next()), address(how));
      case 10 -> {
        session.nowMicros += 1L + input.number(30_000) * (how < 8 ? 1L : 1_000L);
        session.transmit();
      }
      case 11 -> session.transmit();
      case 12 -> {
        if (sent++ < 64) {
          connection.send(STREAMS[stream], new byte[input.number(8_000)], session.nowMicros);
        }
      }
      case 13 -> connection.committed(STREAMS[stream], input.number());
      case 14 -> {
        connection.rekey(STREAMS[stream], new OpenProtection(), session.nowMicros);
        numbers[stream] = 0;
      }
      case 15 -> {
        if (how < 8) {
          answerChallenge();
        } else {
          session.receive(last.clone(), address(how));
        }
      }
      default -> packets(TYPES.get(what), stream, (how & 4) != 0, (how & 8) != 0);
    }
  }

  private void answerChallenge() {
    FuzzedSession.Challenge challenge = session.challenge;
    if (challenge == null) {
      return;
    }
    int stream = (int) (challenge.connectionId() / STREAMS[0]) - 1;
    byte[] token = ByteBuffer.allocate(8).putLong(challenge.token()).array();
    session.proved(challenge.to());
    send(
        PacketType.PATH_RESPONSE,
        stream,
        FuzzedPacket.of(PacketType.PATH_RESPONSE, token),
        challenge.to());
  }

  /**
   * @param odd whether number, address, tag and length are anything but usual
   * @param raw whether the body is the input's, byte by byte
   */
  private void packets(PacketType type, int stream, boolean odd, boolean raw) {
    int oddity = odd ? input.next() : 0;
    int row = odd ? 1 + input.next(64) : 1;
    int strides = odd ? input.next() : 0;
    if ((oddity & 4) != 0) {
      numbers[stream] += input.number();
    }
    FuzzedPacket template = FuzzedPacket.read(input, type, raw);
    for (int i = 0; i < row && session.datagrams < FuzzedSession.MOST_DATAGRAMS; i++) {
      byte[] packet = template.packet(i, strides);
      if ((oddity & 8) != 0) {
        packet[packet.length - 1]++;
      }
      send(type, stream, packet, address(oddity & 3));
    }
  }

  private void send(PacketType type, int stream, byte[] packet, InetSocketAddress from) {
    PacketHeader.write(packet, 0, type, STREAMS[stream], numbers[stream]++);
    last = packet.clone();
    session.receive(packet, from);
  }

  private static InetSocketAddress address(int which) {
    return Endpoint.address(1 + (which & 3), 5_000);
  }
}
