/** The store of pairing codes in PostgreSQL. Nobody imports it. */
@NullMarked
package org.honeylink.control.pairing.infrastructure;

import org.jspecify.annotations.NullMarked;
