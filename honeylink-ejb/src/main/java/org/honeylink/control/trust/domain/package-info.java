/**
 * Certificates issued and session secrets kept, as rows. May use the JDK, {@code shared.domain},
 * {@code device.domain} and Jakarta Persistence annotations.
 */
@NullMarked
package org.honeylink.control.trust.domain;

import org.jspecify.annotations.NullMarked;
