/** The store of sessions in PostgreSQL. Nobody imports it. */
@NullMarked
package org.honeylink.control.session.infrastructure;

import org.jspecify.annotations.NullMarked;
