/** Discovery over HTTP. */
@NullMarked
package org.honeylink.web.discovery;

import org.jspecify.annotations.NullMarked;
