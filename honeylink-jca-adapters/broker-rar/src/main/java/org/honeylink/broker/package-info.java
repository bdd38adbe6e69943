/**
 * The embedded Artemis broker: a resource adapter that starts the broker before the first
 * connection factory and stops it after the last.
 *
 * <p>Inside the server everything goes through the in-VM connector under a credential made at each
 * start; outside, CORE and AMQP 1.0 clients sign in as the integrator.
 *
 * <p>A duplicate inside a transaction makes the whole transaction roll back ({@code
 * ActiveMQDuplicateIdException} at commit): who publishes with {@code _AMQ_DUPL_ID} sends the batch
 * again message by message then, and treats the refusal of one as "the broker has it".
 */
@NullMarked
package org.honeylink.broker;

import org.jspecify.annotations.NullMarked;
