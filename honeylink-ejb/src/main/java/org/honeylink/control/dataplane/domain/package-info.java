/**
 * What a delivered message is, and which stream of which session it came on. May use the JDK,
 * {@code shared.domain} and {@code session.domain}.
 */
@NullMarked
package org.honeylink.control.dataplane.domain;

import org.jspecify.annotations.NullMarked;
