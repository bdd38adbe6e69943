/** The console's first screen, once and as server-sent events. */
@NullMarked
package org.honeylink.web.overview;

import org.jspecify.annotations.NullMarked;
