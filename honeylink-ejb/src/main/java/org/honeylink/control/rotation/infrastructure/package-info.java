/** Rotations in PostgreSQL, and the thread and timer that drive them. Nobody imports it. */
@NullMarked
package org.honeylink.control.rotation.infrastructure;

import org.jspecify.annotations.NullMarked;
