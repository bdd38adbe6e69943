/** Commands in PostgreSQL, the thread that drives them, the queue. Nobody imports it. */
@NullMarked
package org.honeylink.control.command.infrastructure;

import org.jspecify.annotations.NullMarked;
