/** The audit trail and its log in PostgreSQL, append-only by privilege and by trigger. */
@NullMarked
package org.honeylink.control.audit.infrastructure;

import org.jspecify.annotations.NullMarked;
