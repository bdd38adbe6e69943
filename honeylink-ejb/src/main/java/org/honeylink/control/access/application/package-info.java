/**
 * Sign in, renew, sign out; who a bearer token belongs to. Ports: {@link
 * org.honeylink.control.access.application.DeviceTokenVerifier}, which the device feature
 * implements, the stores, the password hash and the signature of access tokens.
 */
@NullMarked
package org.honeylink.control.access.application;

import org.jspecify.annotations.NullMarked;
