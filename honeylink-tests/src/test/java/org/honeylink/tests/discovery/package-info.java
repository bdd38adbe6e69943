/** Discovery by DNS-SD, with Avahi as the peer. */
@NullMarked
package org.honeylink.tests.discovery;

import org.jspecify.annotations.NullMarked;
