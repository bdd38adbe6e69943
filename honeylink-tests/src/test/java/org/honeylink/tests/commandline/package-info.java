/** The script and the programs behind it. */
@NullMarked
package org.honeylink.tests.commandline;

import org.jspecify.annotations.NullMarked;
