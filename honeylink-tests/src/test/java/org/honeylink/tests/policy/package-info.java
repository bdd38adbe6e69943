/** Policies and profiles from the operator to the device and back, on the real server. */
@NullMarked
package org.honeylink.tests.policy;

import org.jspecify.annotations.NullMarked;
