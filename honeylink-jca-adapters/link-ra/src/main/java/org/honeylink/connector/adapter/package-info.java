/** The resource adapter itself: life cycle, endpoint activation, the sockets it owns. */
@NullMarked
package org.honeylink.connector.adapter;

import org.jspecify.annotations.NullMarked;
