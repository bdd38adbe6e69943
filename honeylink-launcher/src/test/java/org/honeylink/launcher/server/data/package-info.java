/** Tests. */
@NullMarked
package org.honeylink.launcher.server.data;

import org.jspecify.annotations.NullMarked;
