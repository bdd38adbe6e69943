/**
 * Pairing codes and the rule that a device is paired once. May use the JDK, {@code shared.domain},
 * {@code device.domain} and Jakarta Persistence annotations.
 */
@NullMarked
package org.honeylink.control.pairing.domain;

import org.jspecify.annotations.NullMarked;
