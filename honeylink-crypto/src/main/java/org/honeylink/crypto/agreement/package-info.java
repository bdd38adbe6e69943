/**
 * X25519 keys and their agreement (RFC 7748), and HPKE to one such key (RFC 9180). Uses secret and
 * Bouncy Castle.
 */
@NullMarked
package org.honeylink.crypto.agreement;

import org.jspecify.annotations.NullMarked;
