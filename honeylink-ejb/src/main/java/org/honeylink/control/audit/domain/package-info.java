/** The audit trail's event and the question one may ask of the trail. */
@NullMarked
package org.honeylink.control.audit.domain;

import org.jspecify.annotations.NullMarked;
