/** Reads bodies and query parameters strictly, all faults at once. Knows no feature. */
@NullMarked
package org.honeylink.web.request;

import org.jspecify.annotations.NullMarked;
