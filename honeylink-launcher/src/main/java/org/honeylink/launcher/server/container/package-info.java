/** Payara Micro with the application inside. */
@NullMarked
package org.honeylink.launcher.server.container;

import org.jspecify.annotations.NullMarked;
