/** The console in a real browser. */
@NullMarked
package org.honeylink.tests.console;

import org.jspecify.annotations.NullMarked;
