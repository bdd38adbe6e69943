/** Pairing over HTTP. */
@NullMarked
package org.honeylink.web.pairing;

import org.jspecify.annotations.NullMarked;
