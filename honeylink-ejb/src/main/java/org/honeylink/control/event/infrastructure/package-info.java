/** The outbox in PostgreSQL, the topics over JMS, the thread between them. */
@NullMarked
package org.honeylink.control.event.infrastructure;

import org.jspecify.annotations.NullMarked;
