/** Rules over the sources and documents themselves; needs no server. */
@NullMarked
package org.honeylink.tests.source;

import org.jspecify.annotations.NullMarked;
