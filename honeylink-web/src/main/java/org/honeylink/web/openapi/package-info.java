/** Serves the API's own description. */
@NullMarked
package org.honeylink.web.openapi;

import org.jspecify.annotations.NullMarked;
