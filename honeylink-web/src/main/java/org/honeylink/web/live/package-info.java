/**
 * Server-sent events that can be resumed: what any resource needs to show something as it happens.
 *
 * <p>A resource method parses its parameters, checks what the caller may see, and ends with {@link
 * org.honeylink.web.live.LiveStreams#open}.
 */
@NullMarked
package org.honeylink.web.live;

import org.jspecify.annotations.NullMarked;
