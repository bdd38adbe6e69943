/** Commands on the real server, with devices that use the SDK. */
@NullMarked
package org.honeylink.tests.command;

import org.jspecify.annotations.NullMarked;
