/** Devices over HTTP: register, list, read; nonces for their attestation. */
@NullMarked
package org.honeylink.web.device;

import org.jspecify.annotations.NullMarked;
