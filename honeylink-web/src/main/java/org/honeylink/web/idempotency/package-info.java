/** Calls with an {@code Idempotency-Key}: claimed, carried out in one transaction, told again. */
@NullMarked
package org.honeylink.web.idempotency;

import org.jspecify.annotations.NullMarked;
