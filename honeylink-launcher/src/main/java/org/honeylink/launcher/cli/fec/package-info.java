/** {@code honeylink fec}: the erasure code on its own, to check a device's against. */
@NullMarked
package org.honeylink.launcher.cli.fec;

import org.jspecify.annotations.NullMarked;
