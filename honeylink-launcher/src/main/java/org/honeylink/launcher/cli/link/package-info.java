/** {@code honeylink link}: bad links on demand, to see how devices and services bear them. */
@NullMarked
package org.honeylink.launcher.cli.link;

import org.jspecify.annotations.NullMarked;
