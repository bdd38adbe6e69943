/** Authorities, their revocation lists and responder, and certificates of devices over HTTP. */
@NullMarked
package org.honeylink.web.trust;

import org.jspecify.annotations.NullMarked;
