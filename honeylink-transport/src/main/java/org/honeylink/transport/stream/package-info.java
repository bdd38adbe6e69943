/**
 * Messages of one stream in one direction: cutting into fragments and joining, order, duplicates,
 * what may be sent (flow control) and what must be sent again. May use {@code packet} and {@code
 * recovery}.
 */
@NullMarked
package org.honeylink.transport.stream;

import org.jspecify.annotations.NullMarked;
