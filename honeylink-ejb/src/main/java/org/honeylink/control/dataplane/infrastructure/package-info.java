/**
 * The data plane's ends in the container: the message endpoint of the link adapter, the managed
 * link, the topic, threads and timers. Nobody imports it.
 */
@NullMarked
package org.honeylink.control.dataplane.infrastructure;

import org.jspecify.annotations.NullMarked;
