/**
 * Lets a call with an {@code Idempotency-Key} have one effect, whatever repeats it: RFC draft
 * httpapi-idempotency-key-header. Uses trust for sealing.
 */
@NullMarked
package org.honeylink.control.idempotency.application;

import org.jspecify.annotations.NullMarked;
