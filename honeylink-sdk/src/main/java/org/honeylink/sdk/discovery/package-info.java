/** Announces a device on its local networks by DNS-SD. Needs JmDNS on the class path. */
@NullMarked
package org.honeylink.sdk.discovery;

import org.jspecify.annotations.NullMarked;
