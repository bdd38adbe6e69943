package org.honeylink.transport.packet;

/**
 * What a PARITY packet says of its block. Not checked: the values come from the network.
 *
 * @param blockNumber DATA packets before the block's first, 0 to 2^32 - 1
 * @param shardIndex place in the block, behind the data shards
 * @param dataShards data shards the block really has; fewer than configured when it closed early
 * @param parityShards parity shards of the block
 * @param shardBytes length of every shard
 */
public record ParityFields(
    long blockNumber, int shardIndex, int dataShards, int parityShards, int shardBytes) {}
