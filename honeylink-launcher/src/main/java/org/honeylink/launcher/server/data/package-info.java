/** The data directory: its layout, its lock, what a running server leaves in it for clients. */
@NullMarked
package org.honeylink.launcher.server.data;

import org.jspecify.annotations.NullMarked;
