/** What the inbound side promises to message endpoints and to senders. */
@NullMarked
package org.honeylink.connector.inbound;

import org.jspecify.annotations.NullMarked;
