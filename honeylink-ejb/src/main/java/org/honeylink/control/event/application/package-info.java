/**
 * From a change to its readers: the outbox keeps each publication in the transaction of its change,
 * the log gives it its place in the one order and keeps it for a day, the relay sends it to the
 * topics.
 */
@NullMarked
package org.honeylink.control.event.application;

import org.jspecify.annotations.NullMarked;
