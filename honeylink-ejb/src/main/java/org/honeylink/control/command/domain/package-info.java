/**
 * Commands to devices: what is said to whom until when, how far each target is, and the words on
 * the wire. May use the JDK, {@code device.domain} and {@code shared.domain}.
 */
@NullMarked
package org.honeylink.control.command.domain;

import org.jspecify.annotations.NullMarked;
