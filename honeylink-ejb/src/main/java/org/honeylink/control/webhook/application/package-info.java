/**
 * Webhooks: kept by administrators, filled from the event log, delivered in order to each endpoint.
 * May use the event log and the signing key.
 */
@NullMarked
package org.honeylink.control.webhook.application;

import org.jspecify.annotations.NullMarked;
