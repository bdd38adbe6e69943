/**
 * Sign in, renew, sign out; who a token or a client certificate belongs to. Ports: {@link
 * org.honeylink.control.access.application.DeviceTokenVerifier}, which the device feature
 * implements, {@link org.honeylink.control.access.application.DeviceCertificateVerifier}, which the
 * trust feature implements, the stores, the password hash and the signature of access tokens.
 */
@NullMarked
package org.honeylink.control.access.application;

import org.jspecify.annotations.NullMarked;
