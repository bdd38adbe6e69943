/**
 * The command line {@code honeylink}: reads options, names the nearest one when it is mistyped, and
 * hands over to the package that does the work.
 */
@NullMarked
package org.honeylink.launcher.cli;

import org.jspecify.annotations.NullMarked;
