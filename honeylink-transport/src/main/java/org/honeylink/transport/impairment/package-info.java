/**
 * Bad links by computation: what becomes of each datagram, from seed, size and time alone. The
 * relay, the command line and the simulations of the tests share it, so that a link behaves alike
 * in all of them. No input or output, no clock. Uses the JDK alone.
 */
@NullMarked
package org.honeylink.transport.impairment;

import org.jspecify.annotations.NullMarked;
