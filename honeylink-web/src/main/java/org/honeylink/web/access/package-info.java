/** Token endpoints. */
@NullMarked
package org.honeylink.web.access;

import org.jspecify.annotations.NullMarked;
