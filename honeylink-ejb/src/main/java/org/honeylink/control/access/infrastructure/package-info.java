/** Accounts in PostgreSQL, Argon2id by Bouncy Castle, ES256 by Nimbus. */
@NullMarked
package org.honeylink.control.access.infrastructure;

import org.jspecify.annotations.NullMarked;
