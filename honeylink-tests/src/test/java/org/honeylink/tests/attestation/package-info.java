/** Attestation against real peers: OpenSSL as the manufacturer, a software TPM in the device. */
@NullMarked
package org.honeylink.tests.attestation;

import org.jspecify.annotations.NullMarked;
