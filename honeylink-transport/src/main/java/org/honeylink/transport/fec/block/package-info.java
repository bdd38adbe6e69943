/**
 * Blocks of shards at both ends of a stream: which packets belong together, when parity goes out,
 * and what can be rebuilt. Works on plain shards: 2 bytes length, the body of the DATA packet,
 * zeros. May use {@code fec} and {@code packet}.
 */
@NullMarked
package org.honeylink.transport.fec.block;

import org.jspecify.annotations.NullMarked;
