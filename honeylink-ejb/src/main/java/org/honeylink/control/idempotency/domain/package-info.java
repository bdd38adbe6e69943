/** What a call with an {@code Idempotency-Key} is, and what may become of it. */
@NullMarked
package org.honeylink.control.idempotency.domain;

import org.jspecify.annotations.NullMarked;
