/** The device's policy: how it comes, how it is checked, and what the application says to it. */
@NullMarked
package org.honeylink.sdk.policy;

import org.jspecify.annotations.NullMarked;
