/** Commands over HTTP and from the queue: for those who order them, and for devices. */
@NullMarked
package org.honeylink.web.command;

import org.jspecify.annotations.NullMarked;
