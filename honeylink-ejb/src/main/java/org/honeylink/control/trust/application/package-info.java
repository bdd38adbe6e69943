/**
 * Keys and certificates of the installation: the root key, the certificate authority, the policy
 * signer, device masters and session keys. No key leaves this package except through an object that
 * wipes itself.
 */
@NullMarked
package org.honeylink.control.trust.application;

import org.jspecify.annotations.NullMarked;
