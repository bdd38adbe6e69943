/**
 * HKDF-SHA512 (RFC 5869) with the labels of HoneyLink, the only key derivation there is. Uses
 * secret and the JDK.
 */
@NullMarked
package org.honeylink.crypto.derivation;

import org.jspecify.annotations.NullMarked;
