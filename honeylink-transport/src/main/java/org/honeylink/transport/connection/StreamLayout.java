package org.honeylink.transport.connection;

import org.honeylink.transport.fec.block.OutgoingBlock;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.spi.PacketProtection;

/**
 * Sizes and times that follow from a stream's configuration.
 *
 * @param fragmentBytes bytes of a message in one packet, before the path has proven more
 * @param shardBytes longest shard, once the path has proven the most
 * @param blockWaitMicros longest that parity waits for its block to fill; 0 without FEC
 * @param budgetMicros longest that a message of an unreliable stream waits to be sent
 */
record StreamLayout(int fragmentBytes, int shardBytes, long blockWaitMicros, long budgetMicros) {

  /** Beyond this the wait would delay the finding of losses more than FEC saves. */
  private static final long LONGEST_BLOCK_WAIT_MICROS = 100_000;

  static StreamLayout of(StreamConfig stream, SessionConfig session) {
    long budget = stream.latencyBudget().toNanos() / 1_000;
    long wait = stream.isCoded() ? Math.min(budget / 4, LONGEST_BLOCK_WAIT_MICROS) : 0;
    return new StreamLayout(
        fragmentBytes(session.baseDatagramBytes()),
        shardBytes(session.maxDatagramBytes()),
        wait,
        budget);
  }

  /** Bytes of a message in one packet, such that parity over it is no longer than a datagram. */
  static int fragmentBytes(int datagramBytes) {
    return shardBytes(datagramBytes) - OutgoingBlock.LENGTH_BYTES - Fragment.HEADER_BYTES;
  }

  private static int shardBytes(int datagramBytes) {
    return datagramBytes - PacketType.PARITY.headerBytes() - PacketProtection.TAG_BYTES;
  }
}
