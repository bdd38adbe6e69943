/** Webhooks over HTTP: the endpoints, what was delivered, and the key that signs. */
@NullMarked
package org.honeylink.web.webhook;

import org.jspecify.annotations.NullMarked;
