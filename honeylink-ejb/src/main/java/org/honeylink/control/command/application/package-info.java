/**
 * Use cases of commands: order, cancel, read; sending what is due, hearing answers, waking targets
 * whose devices come back, expiring and counting. Ports to the store.
 */
@NullMarked
package org.honeylink.control.command.application;

import org.jspecify.annotations.NullMarked;
