/**
 * Ethernet, and whatever else the operating system shows as an ordinary network interface: UDP
 * datagrams through one socket for each port, carrier state from {@code /sys/class/net}.
 */
@NullMarked
package org.honeylink.connector.link.ethernet;

import org.jspecify.annotations.NullMarked;
