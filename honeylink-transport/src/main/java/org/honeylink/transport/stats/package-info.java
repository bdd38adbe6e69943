/**
 * Immutable snapshots of counters. May use {@code packet} for the reasons of drops, {@code fec} for
 * schemes and {@code congestion} for its states.
 */
@NullMarked
package org.honeylink.transport.stats;

import org.jspecify.annotations.NullMarked;
