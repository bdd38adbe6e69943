package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.PacketProtection;
import org.honeylink.transport.stats.SessionStats;
import org.honeylink.transport.stats.StreamStats;
import org.jspecify.annotations.Nullable;

/**
 * A server's session, and what must be true of it whatever comes: each datagram is counted once, it
 * holds little, what it sends can be read, and who has not proven an address gets no more than
 * three times what came from there.
 */
final class FuzzedSession {

  static final int LARGEST_MESSAGE = 16_384;

  /** Datagrams that one input may make: the bound of memory is reached by a tenth of them. */
  static final int MOST_DATAGRAMS = 3_000;

  private static final int WINDOW = LARGEST_MESSAGE + 65_536;

  /** As in {@link HostilePeerTest}; two reliable streams, shards of three streams. */
  static final long MOST_HELD_BYTES =
      2 * 4L * (WINDOW + LARGEST_MESSAGE) + 16 * 16 * 1_500 + 2 * 320 * 1_500 + 200_000;

  private static final Set<DropReason> BEFORE_OPENING =
      Set.of(DropReason.REPLAYED, DropReason.TOO_OLD, DropReason.NOT_AUTHENTIC);

  /** A challenge of the session that the peer has not answered yet. */
  record Challenge(long connectionId, long token, InetSocketAddress to) {}

  final Endpoint server;
  final DatagramBatch out = new DatagramBatch(8, 1_472);
  private final Map<InetSocketAddress, Long> allowed = new HashMap<>();
  private final Set<InetSocketAddress> proven = new HashSet<>();
  private final long idleBytes;
  @Nullable Challenge challenge;
  int datagrams;
  long nowMicros = 1_000_000;

  FuzzedSession(List<StreamConfig> streams) {
    SessionConfig config =
        new SessionConfig(
            Role.SERVER,
            streams,
            1_472,
            LARGEST_MESSAGE,
            WINDOW,
            1_024,
            Duration.ofMinutes(5),
            Duration.ofSeconds(1));
    server = new Endpoint(config, 7_844, nowMicros);
    server.commits = false;
    idleBytes = heldBytes();
  }

  static StreamConfig stream(
      long id, StreamMode mode, FecScheme fec, boolean adaptive, PacketProtection protection) {
    return new StreamConfig(
        id,
        "stream-" + id,
        mode,
        4,
        100_000_000,
        fec,
        adaptive,
        Duration.ofMillis(200),
        protection);
  }

  /** The datagram is the session's afterwards. */
  void receive(byte[] datagram, InetSocketAddress from) {
    long before = counted(server.connection.stats());
    long opened = opened(server.connection.stats());
    server.connection.receive(datagram, 0, datagram.length, from, nowMicros);
    datagrams++;
    SessionStats after = server.connection.stats();
    assertEquals(before + 1, counted(after), "each datagram is counted once");
    if (opened(after) > opened) {
      allowed.merge(from, 3L * datagram.length, Long::sum);
    }
    server.messages.clear();
    server.controls.clear();
    server.fecChanges.clear();
    server.peerFecChanges.clear();
    if (datagrams % 512 == 0) {
      assertHoldsLittle();
    }
  }

  /** The answer to the challenge has been received. */
  void proved(InetSocketAddress address) {
    proven.add(address);
  }

  /** Lets the session send what is due. */
  void transmit() {
    long wakes;
    do {
      out.clear();
      wakes = server.transmit(out, nowMicros);
      assertTrue(wakes > nowMicros || out.isFull(), "wants to be called again at once");
      for (int i = 0; i < out.count(); i++) {
        sent(out.offset(i), out.length(i), out.address(i));
      }
    } while (out.isFull());
    server.acknowledged.clear();
  }

  void assertHoldsLittle() {
    long held = heldBytes() - idleBytes;
    assertTrue(held <= MOST_HELD_BYTES, () -> held + " bytes held");
  }

  private void sent(int offset, int length, InetSocketAddress to) {
    long left = allowed.merge(to, (long) -length, Long::sum);
    assertTrue(left >= 0 || proven.contains(to), () -> -left + " bytes too many to " + to);
    byte[] packet = out.bytes();
    assertNull(PacketHeader.check(packet, offset, length));
    PacketType type = PacketHeader.type(packet, offset);
    int body = offset + type.headerBytes();
    int bodyBytes = length - type.headerBytes() - PacketProtection.TAG_BYTES;
    switch (type) {
      case DATA -> assertNotNull(Fragment.read(packet, body, bodyBytes));
      case PARITY -> assertEquals(bodyBytes, PacketHeader.parity(packet, offset).shardBytes());
      default -> {
        Frame frame = readable(Frame.read(type, packet, body, bodyBytes));
        if (frame instanceof Frame.PathChallenge(long token)) {
          challenge = new Challenge(PacketHeader.connectionId(packet, offset), token, to);
        }
      }
    }
  }

  private static Frame readable(@Nullable Frame frame) {
    if (frame == null) {
      throw new AssertionError("the session sent a malformed frame");
    }
    return frame;
  }

  private long heldBytes() {
    return HeldMemory.bytesOf(server.connection, server);
  }

  /** Packets that opened. */
  private static long opened(SessionStats stats) {
    return stats.streams().stream().mapToLong(StreamStats::packetsReceived).sum();
  }

  /** Datagrams, each under what became of it: opened, or why not. */
  private static long counted(SessionStats stats) {
    long dropped = stats.drops().values().stream().mapToLong(Long::longValue).sum();
    for (StreamStats stream : stats.streams()) {
      for (DropReason reason : BEFORE_OPENING) {
        dropped += stream.drops().getOrDefault(reason, 0L);
      }
    }
    return opened(stats) + dropped;
  }
}
