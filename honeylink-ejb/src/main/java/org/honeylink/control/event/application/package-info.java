/**
 * From a change to the topics: the outbox keeps each publication in the transaction of its change,
 * the relay sends it afterwards; and the live feed inside this process.
 */
@NullMarked
package org.honeylink.control.event.application;

import org.jspecify.annotations.NullMarked;
