/** Tests. */
@NullMarked
package org.honeylink.launcher.server.container;

import org.jspecify.annotations.NullMarked;
