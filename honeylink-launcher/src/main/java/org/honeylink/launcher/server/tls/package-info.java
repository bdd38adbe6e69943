/** The HTTPS certificate, made at first start. */
@NullMarked
package org.honeylink.launcher.server.tls;

import org.jspecify.annotations.NullMarked;
