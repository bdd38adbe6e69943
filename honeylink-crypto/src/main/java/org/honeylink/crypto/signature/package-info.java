/** Ed25519 signatures (RFC 8032). Uses secret and Bouncy Castle. */
@NullMarked
package org.honeylink.crypto.signature;

import org.jspecify.annotations.NullMarked;
