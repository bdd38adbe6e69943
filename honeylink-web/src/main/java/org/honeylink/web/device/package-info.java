/** Devices over HTTP: register, list, read. */
@NullMarked
package org.honeylink.web.device;

import org.jspecify.annotations.NullMarked;
