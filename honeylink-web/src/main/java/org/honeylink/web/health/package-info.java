/** Liveness and readiness. */
@NullMarked
package org.honeylink.web.health;

import org.jspecify.annotations.NullMarked;
