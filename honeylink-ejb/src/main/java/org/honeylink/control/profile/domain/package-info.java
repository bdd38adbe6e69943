/**
 * What a profile is: a template of policies, versioned and signed. May use the JDK, {@code
 * shared.domain}, {@code policy.domain} and Jakarta Persistence annotations.
 */
@NullMarked
package org.honeylink.control.profile.domain;

import org.jspecify.annotations.NullMarked;
