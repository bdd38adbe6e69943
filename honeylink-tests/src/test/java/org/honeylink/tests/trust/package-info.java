/** Certificates of devices and the authorities behind them, on the real server. */
@NullMarked
package org.honeylink.tests.trust;

import org.jspecify.annotations.NullMarked;
