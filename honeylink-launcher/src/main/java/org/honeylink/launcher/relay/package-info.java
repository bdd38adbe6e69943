/**
 * A bad link in user space: forwards datagrams between clients and one server, and on the way
 * loses, delays, reorders and repeats some of them, the same ones for the same seed. For kernels
 * without netem. Uses the JDK alone.
 */
@NullMarked
package org.honeylink.launcher.relay;

import org.jspecify.annotations.NullMarked;
