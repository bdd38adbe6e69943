/** Whether a secret is anywhere where it must not be: known secrets, and a search for them. */
@NullMarked
package org.honeylink.tests.leak;

import org.jspecify.annotations.NullMarked;
