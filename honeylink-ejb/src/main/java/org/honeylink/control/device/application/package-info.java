/** Use cases of devices: register, read, list; and the port to their store. */
@NullMarked
package org.honeylink.control.device.application;

import org.jspecify.annotations.NullMarked;
