/**
 * HLST datagrams: header, packet types, frames and their codec, replay window. Bytes from the
 * network never cause an exception here; what cannot be read is named by a {@link
 * org.honeylink.transport.packet.DropReason}. Uses the JDK alone.
 */
@NullMarked
package org.honeylink.transport.packet;

import org.jspecify.annotations.NullMarked;
