/** Serves the browser console. */
@NullMarked
package org.honeylink.web.console;

import org.jspecify.annotations.NullMarked;
