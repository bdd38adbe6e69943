/**
 * Who sends next on a link: weighted fair queuing of flows inside tiers with guaranteed shares,
 * with promotion of what waits too long, queue limits and backpressure. Uses the JDK alone.
 */
@NullMarked
package org.honeylink.transport.schedule;

import org.jspecify.annotations.NullMarked;
