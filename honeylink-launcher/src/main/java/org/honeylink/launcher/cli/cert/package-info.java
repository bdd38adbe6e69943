/** {@code honeylink cert}: requests, shows, checks, renews and revokes certificates of devices. */
@NullMarked
package org.honeylink.launcher.cli.cert;

import org.jspecify.annotations.NullMarked;
