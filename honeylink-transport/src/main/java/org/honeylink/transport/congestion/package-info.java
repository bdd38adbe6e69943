/**
 * What may be under way and how fast it may leave: congestion control with CUBIC (RFC 9438) and
 * HyStart++ (RFC 9406) inside the rules of RFC 9002, section 7, pacing, and the token bucket of a
 * stream's allocation. Uses the JDK alone.
 */
@NullMarked
package org.honeylink.transport.congestion;

import org.jspecify.annotations.NullMarked;
