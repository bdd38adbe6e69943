package org.honeylink.transport.stats;

/**
 * Flow control of a reliable stream in one direction. Counts what messages cost their receiver,
 * which is some more than their bytes.
 *
 * @param limitBytes what may be under way and not yet safe; at the sender, what is taken for
 *     granted until the peer names it
 * @param usedBytes of it; at the receiver, what it holds
 */
public record WindowStats(long limitBytes, long usedBytes) {}
