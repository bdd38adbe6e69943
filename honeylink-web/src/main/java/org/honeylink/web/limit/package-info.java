/** How many calls a caller may make. */
@NullMarked
package org.honeylink.web.limit;

import org.jspecify.annotations.NullMarked;
