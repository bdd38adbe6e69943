/**
 * One session at one end: wires streams, FEC, scheduling, recovery and congestion control into a
 * send path and a receive path. Does no input or output and reads no clock: datagrams and time are
 * handed in. The only package of the transport, beside {@code spi} and {@code stats}, that users
 * need.
 */
@NullMarked
package org.honeylink.transport.connection;

import org.jspecify.annotations.NullMarked;
