/**
 * Sessions and their streams: rules, state machine, bandwidth, FEC and priorities. May use the JDK,
 * {@code shared.domain}, {@code device.domain}, {@code policy.domain} and Jakarta Persistence
 * annotations.
 */
@NullMarked
package org.honeylink.control.session.domain;

import org.jspecify.annotations.NullMarked;
