/** Keys in the database. */
@NullMarked
package org.honeylink.control.idempotency.infrastructure;

import org.jspecify.annotations.NullMarked;
