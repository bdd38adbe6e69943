/** {@code honeylink keys}: makes, derives, shows and rotates keys. */
@NullMarked
package org.honeylink.launcher.cli.keys;

import org.jspecify.annotations.NullMarked;
