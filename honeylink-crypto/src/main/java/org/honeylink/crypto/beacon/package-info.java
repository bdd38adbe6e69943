/** What a device says of itself on the local network, signed, as a TXT record. Uses the JDK. */
@NullMarked
package org.honeylink.crypto.beacon;

import org.jspecify.annotations.NullMarked;
