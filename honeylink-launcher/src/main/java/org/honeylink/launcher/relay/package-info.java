/**
 * A bad link in user space: forwards datagrams between clients and one server, and on the way
 * loses, delays, reorders, repeats and damages some of them, the same ones for the same seed, as
 * {@code org.honeylink.transport.impairment} says. For kernels without netem. Uses nothing else.
 */
@NullMarked
package org.honeylink.launcher.relay;

import org.jspecify.annotations.NullMarked;
