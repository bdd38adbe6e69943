/**
 * Certificate requests, the certificate authority and the certificates it issues (RFC 2986, RFC
 * 5280, RFC 6960). Uses keys, sealedfile and Bouncy Castle.
 */
@NullMarked
package org.honeylink.crypto.pki;

import org.jspecify.annotations.NullMarked;
