/** Tests. */
@NullMarked
package org.honeylink.launcher.server.boot;

import org.jspecify.annotations.NullMarked;
