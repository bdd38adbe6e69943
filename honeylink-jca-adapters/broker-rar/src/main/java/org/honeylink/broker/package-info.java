/**
 * The embedded Artemis broker: a resource adapter that starts the broker before the first
 * connection factory and stops it after the last.
 *
 * <p>Inside the server everything goes through the in-VM connector under a credential made at each
 * start; outside, CORE and AMQP 1.0 clients sign in as the integrator.
 *
 * <p>Outside a transaction a duplicate vanishes without a word. Inside one it makes the commit fail
 * and rolls all of it back: who publishes a batch with {@code _AMQ_DUPL_ID} then sends it again,
 * message by message and without a transaction.
 */
@NullMarked
package org.honeylink.broker;

import org.jspecify.annotations.NullMarked;
