/** Turns every failure into one problem document (RFC 9457). */
@NullMarked
package org.honeylink.web.error;

import org.jspecify.annotations.NullMarked;
