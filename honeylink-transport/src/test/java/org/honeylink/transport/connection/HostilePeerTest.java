package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.Random;
import java.util.function.IntConsumer;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.packet.NumberRanges;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.packet.ParityFields;
import org.honeylink.transport.spi.DatagramBatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A peer that has the keys and wants a session to hold as much as it can. What the session then
 * holds is counted object by object, and the application commits nothing.
 */
class HostilePeerTest {

  private static final StreamSpec RELIABLE = StreamSpec.reliable(FecScheme.BURST);
  private static final StreamSpec UNRELIABLE = StreamSpec.unreliable(FecScheme.BURST);
  private static final int PACKETS = 30_000;

  /** A window counts 9 bytes for a fragment of one byte, which really takes three times that. */
  private static final long RELIABLE_MOST = 4L * (1_048_576 + 262_144);

  /** Sixteen messages of sixteen fragments, eight blocks of fifteen shards, and change. */
  private static final long UNRELIABLE_MOST = 16 * 16 * 1_500 + 9 * 15 * 1_500 + 100_000;

  private final Endpoint victim =
      new Endpoint(Simulation.config(Role.SERVER, 0, RELIABLE, UNRELIABLE), 7_844, 0);
  private final InetSocketAddress address = Endpoint.address(5_000);
  private final DatagramBatch out = new DatagramBatch(64, 1_472);
  private final byte[] packet = new byte[1_472];
  private final TestProtection reliable =
      new TestProtection(Role.DEVICE, RELIABLE.connectionId(), 0);
  private final TestProtection unreliable =
      new TestProtection(Role.DEVICE, UNRELIABLE.connectionId(), 0);
  private long number;
  private long now;
  private long idleBytes;
  private long deliveredBytes;

  @BeforeEach
  void measureIdle() {
    victim.commits = false;
    idleBytes = heldBytes();
  }

  @Test
  void farAheadMessages() {
    attack(RELIABLE_MOST, i -> data(RELIABLE, 1_000_000L + i * 3L, 0, 0, 1, 1));
  }

  @Test
  void tinyFragmentsOfHugeMessages() {
    attack(RELIABLE_MOST, i -> data(RELIABLE, 1 + i / 1_000, 0, i % 1_000, 1_024, 1));
  }

  @Test
  void firstFragmentsAlone() {
    attack(RELIABLE_MOST, i -> data(RELIABLE, 1 + i, 0, 0, 1_024, 1_000));
  }

  @Test
  void messagesThatAreCutAnewForEver() {
    attack(RELIABLE_MOST, i -> data(RELIABLE, 1 + i % 50, 0, 0, 2 + i / 50 % 1_000, 1_000));
  }

  /** Complete and in order, one after the other, whatever window was named. */
  @Test
  void messagesBeyondTheWindow() {
    attack(RELIABLE_MOST, i -> data(RELIABLE, i, 0, 0, 1, 1_000));
    assertTrue(deliveredBytes < RELIABLE_MOST, () -> deliveredBytes + " bytes at the application");
  }

  /** A floor that runs ahead says that messages are safe which the application still has. */
  @Test
  void floorThatRunsAhead() {
    attack(RELIABLE_MOST, i -> data(RELIABLE, i, i, 0, 1, 1_000));
    assertTrue(deliveredBytes < RELIABLE_MOST, () -> deliveredBytes + " bytes at the application");
  }

  @Test
  void floorThatJumps() {
    Random random = new Random(1);
    attack(
        RELIABLE_MOST,
        i -> {
          long floor = i * 10L;
          data(RELIABLE, floor + 1 + random.nextInt(1_000), floor, 0, 1, 200);
        });
  }

  @Test
  void holesInPacketNumbers() {
    attack(
        RELIABLE_MOST,
        i -> {
          number += 1 + i % 7;
          data(RELIABLE, 1 + i * 2L, 0, 0, 2, 10);
        });
  }

  @Test
  void incompleteUnreliableMessages() {
    attack(UNRELIABLE_MOST, i -> data(UNRELIABLE, i / 15, 0, i % 15, 16, 1_400));
  }

  @Test
  void blocksThatAreNeverComplete() {
    Random random = new Random(2);
    attack(
        UNRELIABLE_MOST,
        i -> {
          ParityFields fields = new ParityFields(random.nextInt(1 << 20), 10, 10, 5, 1_400);
          PacketHeader.writeParity(packet, 0, fields);
          seal(UNRELIABLE, PacketType.PARITY, 1_400);
        });
  }

  @Test
  void everyOtherTypeInTurn() {
    Random random = new Random(3);
    attack(
        UNRELIABLE_MOST,
        i -> {
          Frame frame =
              switch (i % 5) {
                case 0 -> new Frame.PathChallenge(random.nextLong());
                case 1 -> new Frame.PathResponse(random.nextLong());
                case 2 -> new Frame.LinkReport(i, i, i);
                case 3 -> new Frame.Padding(random.nextInt(1_000));
                default -> new Frame.Ack(i, 0, 0xffff_ffffL, NumberRanges.NONE, NumberRanges.NONE);
              };
          int header = frame.type().headerBytes();
          seal(UNRELIABLE, frame.type(), Frame.write(frame, packet, header));
        });
  }

  @Test
  void everyPacketFromAnotherAddress() {
    attack(
        UNRELIABLE_MOST,
        i -> {
          Frame frame = new Frame.PathChallenge(i);
          int bytes = Frame.write(frame, packet, frame.type().headerBytes());
          seal(UNRELIABLE, frame.type(), bytes, Endpoint.address(1 + i % 200, 1 + i % 60_000));
        });
  }

  /** All at once, to be sure that bounds do not add up to more than they say. */
  @Test
  void anythingInAnyOrder() {
    Random random = new Random(4);
    attack(
        RELIABLE_MOST + UNRELIABLE_MOST,
        i -> {
          StreamSpec stream = random.nextBoolean() ? RELIABLE : UNRELIABLE;
          int count = 1 + random.nextInt(16);
          long message = random.nextInt(1 + i);
          long floor = Math.max(0, message - random.nextInt(5_000));
          data(stream, message, floor, random.nextInt(count), count, 1 + random.nextInt(1_300));
        });
  }

  private void attack(long mostBytes, IntConsumer step) {
    long worst = 0;
    for (int i = 0; i < PACKETS; i++) {
      step.accept(i);
      if (i % 16 == 0) {
        now += 1_000;
        out.clear();
        victim.transmit(out, now);
      }
      victim.messages.forEach(message -> deliveredBytes += message.payload().length);
      victim.messages.clear();
      if (i % 3_000 == 0) {
        worst = Math.max(worst, heldBytes());
      }
    }
    long held = Math.max(worst, heldBytes()) - idleBytes;
    assertTrue(held <= mostBytes, () -> held + " bytes held, " + mostBytes + " allowed");
    assertEquals(0, victim.closes.size());
  }

  private long heldBytes() {
    return HeldMemory.bytesOf(victim.connection, victim);
  }

  private void data(StreamSpec stream, long message, long floor, int index, int count, int bytes) {
    PacketHeader.writeData(packet, 0, number - number % 10, (int) (number % 10));
    Fragment.writeHeader(packet, PacketType.DATA.headerBytes(), message, floor, index, count);
    seal(stream, PacketType.DATA, Fragment.HEADER_BYTES + bytes);
  }

  private void seal(StreamSpec stream, PacketType type, int body) {
    seal(stream, type, body, address);
  }

  private void seal(StreamSpec stream, PacketType type, int body, InetSocketAddress from) {
    TestProtection sealer = stream.equals(RELIABLE) ? reliable : unreliable;
    PacketHeader.write(packet, 0, type, stream.connectionId(), number);
    int bytes = sealer.seal(number++, packet, 0, type.headerBytes(), body);
    victim.connection.receive(packet, 0, bytes, from, now);
  }
}
