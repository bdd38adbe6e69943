/**
 * From the socket to the message endpoint: one thread for each activation, one call for each batch,
 * no transaction.
 */
@NullMarked
package org.honeylink.connector.inbound;

import org.jspecify.annotations.NullMarked;
