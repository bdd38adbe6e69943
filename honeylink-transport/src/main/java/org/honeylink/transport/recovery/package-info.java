/**
 * Acknowledgements, round trip time and loss detection after RFC 9002, for one stream each (every
 * stream is a packet-number space of its own). Reacts to loss nowhere: what follows from it is the
 * business of {@code congestion} and {@code stream}. May use {@code packet}.
 */
@NullMarked
package org.honeylink.transport.recovery;

import org.jspecify.annotations.NullMarked;
