/**
 * The path of a packet in the server: a batch of datagrams comes from the link adapter, each finds
 * its session by connection id, what the sessions deliver goes to the broker, and only then is it
 * acknowledged. May use the transport, {@code session}, {@code trust} and {@code shared}.
 */
@NullMarked
package org.honeylink.control.dataplane.application;

import org.jspecify.annotations.NullMarked;
