/** Generations of device masters and their rotation over HTTP. */
@NullMarked
package org.honeylink.web.rotation;

import org.jspecify.annotations.NullMarked;
