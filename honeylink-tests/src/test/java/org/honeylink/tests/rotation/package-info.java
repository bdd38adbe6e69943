/** Rotation of device masters on the running server: steps, emergencies, crashes, many devices. */
@NullMarked
package org.honeylink.tests.rotation;

import org.jspecify.annotations.NullMarked;
