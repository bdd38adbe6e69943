/** The store of devices in PostgreSQL. Nobody imports it. */
@NullMarked
package org.honeylink.control.device.infrastructure;

import org.jspecify.annotations.NullMarked;
