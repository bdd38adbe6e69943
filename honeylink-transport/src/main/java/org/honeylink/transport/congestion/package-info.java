/**
 * What may be under way and how fast it may leave: congestion control and pacing after RFC 9002,
 * section 7, and the token bucket of a stream's allocation. Uses the JDK alone.
 */
@NullMarked
package org.honeylink.transport.congestion;

import org.jspecify.annotations.NullMarked;
