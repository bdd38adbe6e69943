/**
 * How a device proves itself: access tokens that are bound to a key, and a proof of the key for
 * each call (RFC 9449). Uses api, identity and honeylink-crypto.
 */
@NullMarked
package org.honeylink.sdk.access;

import org.jspecify.annotations.NullMarked;
