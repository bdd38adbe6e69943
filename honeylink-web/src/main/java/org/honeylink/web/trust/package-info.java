/** Certificates of the authority over HTTP. */
@NullMarked
package org.honeylink.web.trust;

import org.jspecify.annotations.NullMarked;
