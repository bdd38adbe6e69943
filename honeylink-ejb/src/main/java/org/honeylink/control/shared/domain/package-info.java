/**
 * Words that every feature shares: error codes, faults, pages, callers and the event that a change
 * fires. May use the JDK alone.
 */
@NullMarked
package org.honeylink.control.shared.domain;

import org.jspecify.annotations.NullMarked;
