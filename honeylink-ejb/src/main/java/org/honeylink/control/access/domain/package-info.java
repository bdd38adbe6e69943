/** Accounts, refresh tokens and the limit on guessing. */
@NullMarked
package org.honeylink.control.access.domain;

import org.jspecify.annotations.NullMarked;
