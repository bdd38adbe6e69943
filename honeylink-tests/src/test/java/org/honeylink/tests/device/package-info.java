/** Devices: what they hold, how they register, pair and are refused. */
@NullMarked
package org.honeylink.tests.device;

import org.jspecify.annotations.NullMarked;
