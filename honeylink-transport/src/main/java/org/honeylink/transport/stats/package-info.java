/**
 * Immutable snapshots of counters. May use {@code packet} for the reasons of drops and {@code fec}
 * for schemes.
 */
@NullMarked
package org.honeylink.transport.stats;

import org.jspecify.annotations.NullMarked;
