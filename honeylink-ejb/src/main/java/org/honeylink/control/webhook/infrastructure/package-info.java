/** Webhooks in PostgreSQL, the way to endpoints over a checked address, the thread between them. */
@NullMarked
package org.honeylink.control.webhook.infrastructure;

import org.jspecify.annotations.NullMarked;
