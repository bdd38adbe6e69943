/**
 * Choice of redundancy from what a link does: which packets arrived, how losses come in bursts, how
 * much parity keeps residual loss below a target, and when to change. May use {@code fec}, {@code
 * fec.block} and {@code packet}. Reads no clock.
 */
@NullMarked
package org.honeylink.transport.fec.adaptive;

import org.jspecify.annotations.NullMarked;
