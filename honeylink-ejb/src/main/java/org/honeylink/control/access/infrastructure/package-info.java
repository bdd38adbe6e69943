/** Accounts in PostgreSQL, Argon2id by Bouncy Castle, tokens and proofs by Nimbus. */
@NullMarked
package org.honeylink.control.access.infrastructure;

import org.jspecify.annotations.NullMarked;
