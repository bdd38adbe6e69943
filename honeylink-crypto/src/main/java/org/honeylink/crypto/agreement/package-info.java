/**
 * X25519 keys and their agreement (RFC 7748), alone or together with ML-KEM-768 (FIPS 203), and
 * HPKE to one such key (RFC 9180). Uses secret, the JDK and Bouncy Castle.
 */
@NullMarked
package org.honeylink.crypto.agreement;

import org.jspecify.annotations.NullMarked;
