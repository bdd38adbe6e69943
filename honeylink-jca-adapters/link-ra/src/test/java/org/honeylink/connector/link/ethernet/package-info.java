/** Sockets and carriers. */
@NullMarked
package org.honeylink.connector.link.ethernet;

import org.jspecify.annotations.NullMarked;
