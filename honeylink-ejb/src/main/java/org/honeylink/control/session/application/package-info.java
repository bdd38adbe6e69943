/**
 * Use cases of sessions: open, read, re-key, close, keep alive, restore; and the port to the data
 * plane, {@link org.honeylink.control.session.application.SessionRuntime}. Transactions begin and
 * end here.
 */
@NullMarked
package org.honeylink.control.session.application;

import org.jspecify.annotations.NullMarked;
