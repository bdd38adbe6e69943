/**
 * Rotations of device masters: why, how far, and each device on its way. May use the JDK, {@code
 * device.domain} and {@code shared.domain}.
 */
@NullMarked
package org.honeylink.control.rotation.domain;

import org.jspecify.annotations.NullMarked;
