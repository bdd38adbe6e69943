/** The audit trail over HTTP. */
@NullMarked
package org.honeylink.web.audit;

import org.jspecify.annotations.NullMarked;
