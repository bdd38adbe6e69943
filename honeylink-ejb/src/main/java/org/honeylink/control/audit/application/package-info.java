/**
 * Hears every {@link org.honeylink.control.shared.domain.ControlEvent} and keeps it. No other
 * feature uses this one; the web layer reads the trail and reports refusals.
 */
@NullMarked
package org.honeylink.control.audit.application;

import org.jspecify.annotations.NullMarked;
