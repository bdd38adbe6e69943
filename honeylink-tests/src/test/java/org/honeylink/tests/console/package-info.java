/** The console as the server serves it. */
@NullMarked
package org.honeylink.tests.console;

import org.jspecify.annotations.NullMarked;
