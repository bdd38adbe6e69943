/** The store of policies in PostgreSQL. Nobody imports it. */
@NullMarked
package org.honeylink.control.policy.infrastructure;

import org.jspecify.annotations.NullMarked;
