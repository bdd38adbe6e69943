/** Policies of devices over HTTP. */
@NullMarked
package org.honeylink.web.policy;

import org.jspecify.annotations.NullMarked;
