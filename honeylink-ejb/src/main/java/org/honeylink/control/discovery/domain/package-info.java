/**
 * Devices that are heard on the local network: what is known of each, and how many a hostile
 * network may make the server remember. May use the JDK, crypto's beacons and {@code
 * shared.domain}.
 */
@NullMarked
package org.honeylink.control.discovery.domain;

import org.jspecify.annotations.NullMarked;
