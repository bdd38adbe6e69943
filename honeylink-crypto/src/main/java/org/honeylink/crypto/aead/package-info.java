/**
 * Authenticated encryption: ChaCha20-Poly1305 or AES-256-GCM for packets with the rule for nonces,
 * AES-256-GCM for what is stored. Uses secret, keys and the JDK.
 */
@NullMarked
package org.honeylink.crypto.aead;

import org.jspecify.annotations.NullMarked;
