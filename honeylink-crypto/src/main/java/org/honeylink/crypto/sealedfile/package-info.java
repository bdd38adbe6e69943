/** PKCS#12 files that only their owner may read. Uses the JDK alone. */
@NullMarked
package org.honeylink.crypto.sealedfile;

import org.jspecify.annotations.NullMarked;
