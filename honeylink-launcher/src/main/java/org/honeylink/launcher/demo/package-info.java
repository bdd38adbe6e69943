/**
 * The main job, shown: a server of its own, devices that pair and send over a bad link, a JMS
 * client outside the server that checks what arrives, a live table and a verdict. Speaks to the
 * server through its public API alone. Uses the SDK and {@code relay}.
 */
@NullMarked
package org.honeylink.launcher.demo;

import org.jspecify.annotations.NullMarked;
