/** The audit trail: complete, and not to be changed. */
@NullMarked
package org.honeylink.tests.audit;

import org.jspecify.annotations.NullMarked;
