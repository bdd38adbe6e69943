/** What a person carries from the console to a device, as text for a QR code. May use the JDK. */
@NullMarked
package org.honeylink.crypto.pairing;

import org.jspecify.annotations.NullMarked;
