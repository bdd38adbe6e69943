/** The audit trail in PostgreSQL, append-only by trigger. */
@NullMarked
package org.honeylink.control.audit.infrastructure;

import org.jspecify.annotations.NullMarked;
