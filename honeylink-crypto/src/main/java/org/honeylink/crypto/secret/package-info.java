/**
 * Secret bytes: wiped on close, absent from text, handed out only against an access token. Uses the
 * JDK alone; every other crypto package may use it.
 */
@NullMarked
package org.honeylink.crypto.secret;

import org.jspecify.annotations.NullMarked;
