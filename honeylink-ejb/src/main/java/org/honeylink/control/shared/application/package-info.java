/** What every use case may ask for: the trace of the call at hand. May use the domain. */
@NullMarked
package org.honeylink.control.shared.application;

import org.jspecify.annotations.NullMarked;
