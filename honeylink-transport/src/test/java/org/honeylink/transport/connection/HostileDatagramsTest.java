package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.stats.SessionStats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostileDatagramsTest {

  private static final StreamSpec STREAM = StreamSpec.reliable(FecScheme.NORMAL);
  private static final InetSocketAddress STRANGER = Endpoint.address(9, 666);

  private static final List<PacketType> TYPES =
      Arrays.stream(PacketType.values()).filter(type -> type != PacketType.CLOSE).toList();

  private final Simulation simulation = new Simulation(1, Links.NEAR, STREAM);

  @BeforeEach
  void someTraffic() {
    simulation.deviceSends(STREAM.connectionId(), 50, 400, 1_000);
    simulation.run(1_000_000);
    assertEquals(50, simulation.server.messages.size());
  }

  @Test
  void garbageIsDroppedAndCounted() {
    Random random = new Random(1);
    long before = simulation.toDeviceBytes;
    for (int i = 0; i < 20_000; i++) {
      byte[] garbage = new byte[random.nextInt(1_400)];
      random.nextBytes(garbage);
      simulation.inject(garbage, STRANGER);
    }
    assertEquals(20_000, drops());
    simulation.run(10_000);
    assertEquals(before, simulation.toDeviceBytes);
  }

  @Test
  void truncatedPacketIsDroppedAtEveryLength() {
    byte[] packet = longest();
    for (int length = 0; length < packet.length; length++) {
      simulation.inject(Arrays.copyOf(packet, length), STRANGER);
    }
    assertEquals(packet.length, drops());
    assertNothingMoved();
  }

  @Test
  void replayedPacketIsDropped() {
    for (byte[] packet : simulation.tapped) {
      simulation.inject(packet, STRANGER);
    }
    assertEquals(simulation.tapped.size(), drops());
    assertNothingMoved();
  }

  @Test
  void flippedBitAnywhereIsDropped() {
    byte[] packet = longest();
    for (int bit = 0; bit < packet.length * 8; bit++) {
      byte[] flipped = packet.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      simulation.inject(flipped, STRANGER);
    }
    assertEquals(packet.length * 8L, drops());
    assertNothingMoved();
  }

  @Test
  void eachReasonIsCountedWhereItBelongs() {
    byte[] packet = longest();
    simulation.inject(new byte[10], STRANGER);
    simulation.inject(changed(packet, 0, 0b1000_0000), STRANGER);
    simulation.inject(changed(packet, 0, 0b0100_0001), STRANGER);
    simulation.inject(changed(packet, 0, 0b0111_1100), STRANGER);
    simulation.inject(changed(packet, 1, 99), STRANGER);
    simulation.inject(changed(packet, 9, 0x7f), STRANGER);
    SessionStats stats = simulation.server.connection.stats();
    assertEquals(
        Map.of(
            DropReason.TOO_SHORT, 1L,
            DropReason.UNKNOWN_VERSION, 1L,
            DropReason.RESERVED_BITS, 1L,
            DropReason.UNKNOWN_TYPE, 1L,
            DropReason.UNKNOWN_CONNECTION, 1L,
            DropReason.MALFORMED, 1L),
        stats.drops());
    simulation.inject(packet, STRANGER);
    simulation.inject(changed(packet, 12, 99), STRANGER);
    assertEquals(
        Map.of(DropReason.REPLAYED, 1L, DropReason.NOT_AUTHENTIC, 1L),
        simulation.server.connection.stats().streams().getFirst().drops());
  }

  @Test
  void forgedHighNumberDoesNotMoveTheReplayWindow() {
    byte[] forged = longest();
    PacketHeader.write(forged, 0, PacketType.DATA, STREAM.connectionId(), 1L << 40);
    simulation.inject(forged, STRANGER);
    simulation.deviceSends(STREAM.connectionId(), 10, 400, 1_000);
    simulation.run(1_000_000);
    assertEquals(60, simulation.server.messages.size());
  }

  /** An authentic peer may send any nonsense: nothing is thrown and little is kept. */
  @Test
  void authenticNonsenseIsDroppedWithoutHarm() {
    Random random = new Random(5);
    TestProtection sealer = new TestProtection(Role.DEVICE, STREAM.connectionId(), 0);
    for (long number = 10_000; number < 60_000; number++) {
      PacketType type = TYPES.get(random.nextInt(TYPES.size()));
      int body = random.nextInt(200);
      byte[] packet = new byte[type.headerBytes() + body + 16];
      random.nextBytes(packet);
      tame(packet, type, random);
      PacketHeader.write(packet, 0, type, STREAM.connectionId(), number);
      sealer.seal(number, packet, 0, type.headerBytes(), body);
      simulation.inject(packet, simulation.device.address);
      if (number % 100 == 0) {
        simulation.run(1_000);
      }
    }
    assertEquals(0, simulation.server.closes.size());
  }

  /** Makes some fields plausible, so that the parsers behind the first check are reached too. */
  private static void tame(byte[] packet, PacketType type, Random random) {
    if (type == PacketType.DATA || type == PacketType.PARITY) {
      Arrays.fill(packet, 17, 20, (byte) 0);
      packet[21] = (byte) random.nextInt(14);
    }
    if (type == PacketType.PARITY) {
      packet[22] = (byte) random.nextInt(12);
      packet[23] = 2;
      int body = packet.length - 16 - type.headerBytes();
      packet[24] = (byte) (body >>> 8);
      packet[25] = (byte) body;
    }
    if (type == PacketType.DATA && packet.length > 22 + 16 + 16) {
      Arrays.fill(packet, 22, 28, (byte) 0);
      Arrays.fill(packet, 30, 36, (byte) 0);
      packet[36] = 0;
      packet[37] = (byte) random.nextInt(4);
    }
  }

  private void assertNothingMoved() {
    simulation.deviceSends(STREAM.connectionId(), 10, 400, 1_000);
    simulation.run(1_000_000);
    assertEquals(60, simulation.server.messages.size());
    assertTrue(simulation.device.connection.stats().streams().getFirst().retransmissions() == 0);
  }

  private long drops() {
    SessionStats stats = simulation.server.connection.stats();
    return stats.drops().values().stream().mapToLong(Long::longValue).sum()
        + stats.streams().getFirst().drops().values().stream().mapToLong(Long::longValue).sum();
  }

  private byte[] longest() {
    return simulation.tapped.stream()
        .max((a, b) -> Integer.compare(a.length, b.length))
        .orElseThrow()
        .clone();
  }

  private static byte[] changed(byte[] packet, int index, int value) {
    byte[] changed = packet.clone();
    changed[index] = (byte) value;
    return changed;
  }
}
