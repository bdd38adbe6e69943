/** Accounts, tokens, what they are bound to, proofs of possession, and the limit on guessing. */
@NullMarked
package org.honeylink.control.access.domain;

import org.jspecify.annotations.NullMarked;
