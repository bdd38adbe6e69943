/**
 * {@code honeylink packet}: captured datagrams explained, to find out why a device is not heard.
 */
@NullMarked
package org.honeylink.launcher.cli.packet;

import org.jspecify.annotations.NullMarked;
