package org.honeylink.transport.connection;

import org.honeylink.transport.fec.block.OutgoingBlock;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.spi.PacketProtection;

/**
 * Sizes and times that follow from a stream's configuration.
 *
 * @param datagramBytes longest datagram
 * @param fragmentBytes bytes of a message in one packet
 * @param shardBytes longest shard
 * @param blockWaitMicros longest that parity waits for its block to fill; 0 without FEC
 * @param budgetMicros longest that a message of an unreliable stream waits to be sent
 */
record StreamLayout(
    int datagramBytes, int fragmentBytes, int shardBytes, long blockWaitMicros, long budgetMicros) {

  /** Beyond this the wait would delay the finding of losses more than FEC saves. */
  private static final long LONGEST_BLOCK_WAIT_MICROS = 100_000;

  static StreamLayout of(StreamConfig stream, int maxDatagramBytes) {
    int shard = maxDatagramBytes - PacketType.PARITY.headerBytes() - PacketProtection.TAG_BYTES;
    long budget = stream.latencyBudget().toNanos() / 1_000;
    long wait = stream.fec().isNone() ? 0 : Math.min(budget / 4, LONGEST_BLOCK_WAIT_MICROS);
    int fragment = shard - OutgoingBlock.LENGTH_BYTES - Fragment.HEADER_BYTES;
    return new StreamLayout(maxDatagramBytes, fragment, shard, wait, budget);
  }
}
