/** Use cases of policies: put, read, sign; and the port to their store. */
@NullMarked
package org.honeylink.control.policy.application;

import org.jspecify.annotations.NullMarked;
