/**
 * Devices and the values that describe one. May use the JDK, crypto's public keys and formats of
 * attestation, {@code shared.domain} and Jakarta Persistence annotations.
 */
@NullMarked
package org.honeylink.control.device.domain;

import org.jspecify.annotations.NullMarked;
