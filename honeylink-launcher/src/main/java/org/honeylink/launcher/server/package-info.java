/**
 * The runnable jar: from {@code java -jar honeylink.jar} to a server that is ready, and back.
 *
 * <p>{@link org.honeylink.launcher.server.Main} reads as the order of events; the packages below
 * hold one concern each.
 */
@NullMarked
package org.honeylink.launcher.server;

import org.jspecify.annotations.NullMarked;
