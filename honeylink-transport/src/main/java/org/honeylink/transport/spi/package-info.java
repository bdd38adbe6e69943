/**
 * What the transport asks of its surroundings: protection of packets and links that carry
 * datagrams. Implemented by crypto (through method references), by the resource adapters and by the
 * SDK. Uses the JDK alone.
 */
@NullMarked
package org.honeylink.transport.spi;

import org.jspecify.annotations.NullMarked;
