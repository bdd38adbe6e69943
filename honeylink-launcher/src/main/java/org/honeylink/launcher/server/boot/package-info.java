/** What happens before anything is started: options, JVM flags, ports, clear refusals. */
@NullMarked
package org.honeylink.launcher.server.boot;

import org.jspecify.annotations.NullMarked;
