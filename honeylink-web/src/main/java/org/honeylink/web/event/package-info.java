/** What happens, as it happens, over HTTP. */
@NullMarked
package org.honeylink.web.event;

import org.jspecify.annotations.NullMarked;
