/** Immutable snapshots of counters. May use {@code packet} for the reasons of drops. */
@NullMarked
package org.honeylink.transport.stats;

import org.jspecify.annotations.NullMarked;
