/** Starting, stopping, killing, and what stands in the way of a start. */
@NullMarked
package org.honeylink.tests.operation;

import org.jspecify.annotations.NullMarked;
