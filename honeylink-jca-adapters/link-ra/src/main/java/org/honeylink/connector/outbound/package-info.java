/**
 * Pooled handles on links: the outbound contract of Jakarta Connectors around {@link
 * org.honeylink.transport.spi.LinkConnection}.
 */
@NullMarked
package org.honeylink.connector.outbound;

import org.jspecify.annotations.NullMarked;
