/** Calls with an {@code Idempotency-Key} have one effect, whatever happens. */
@NullMarked
package org.honeylink.tests.idempotency;

import org.jspecify.annotations.NullMarked;
