/** Starts the real runnable jar as a child process and knows where everything of it lies. */
@NullMarked
package org.honeylink.tests.server;

import org.jspecify.annotations.NullMarked;
