/** Who may read {@code /metrics}, which the server itself answers. */
@NullMarked
package org.honeylink.web.metrics;

import org.jspecify.annotations.NullMarked;
