/**
 * The wire format as somebody would build it from {@code docs/wire-format.md} alone, with the JDK:
 * a second opinion on the keys and packets of the product.
 */
@NullMarked
package org.honeylink.tests.wire;

import org.jspecify.annotations.NullMarked;
