/** Endpoints outside, what they want to hear, and the rules of trying again. */
@NullMarked
package org.honeylink.control.webhook.domain;

import org.jspecify.annotations.NullMarked;
