/** W3C trace context around every call. */
@NullMarked
package org.honeylink.web.trace;

import org.jspecify.annotations.NullMarked;
