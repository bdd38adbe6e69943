/**
 * What a policy may say, and which one a device has. May use the JDK, {@code shared.domain}, {@code
 * device.domain} and Jakarta Persistence annotations.
 */
@NullMarked
package org.honeylink.control.policy.domain;

import org.jspecify.annotations.NullMarked;
