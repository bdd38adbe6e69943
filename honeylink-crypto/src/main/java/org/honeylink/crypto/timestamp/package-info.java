/**
 * Signed time: time-stamp tokens (RFC 3161) over what a device has just sent, so that it knows the
 * time before it can check a certificate. Uses Bouncy Castle.
 */
@NullMarked
package org.honeylink.crypto.timestamp;

import org.jspecify.annotations.NullMarked;
