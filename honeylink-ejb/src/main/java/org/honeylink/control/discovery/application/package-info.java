/** Use cases of discovery: hear beacons, list who was heard, ask the network; and its port. */
@NullMarked
package org.honeylink.control.discovery.application;

import org.jspecify.annotations.NullMarked;
