/**
 * Calls to the control plane over HTTPS, and what it answers when it refuses. Uses the JDK and
 * JSON-P.
 */
@NullMarked
package org.honeylink.sdk.api;

import org.jspecify.annotations.NullMarked;
