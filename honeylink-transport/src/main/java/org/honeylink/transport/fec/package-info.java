/**
 * Forward error correction: Reed-Solomon over GF(2^8) and the choice of data and parity counts.
 * Works on plain shards; sealing them is the packet's business. Uses {@code fec.kernel} and the
 * JDK.
 */
@NullMarked
package org.honeylink.transport.fec;

import org.jspecify.annotations.NullMarked;
