/** Webhooks, from both ends. */
@NullMarked
package org.honeylink.tests.webhook;

import org.jspecify.annotations.NullMarked;
