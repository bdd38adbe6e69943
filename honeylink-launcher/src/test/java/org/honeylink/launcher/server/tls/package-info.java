/** Tests. */
@NullMarked
package org.honeylink.launcher.server.tls;

import org.jspecify.annotations.NullMarked;
