/** Streams over UDP, good links and bad ones, honest peers and others. */
@NullMarked
package org.honeylink.tests.dataplane;

import org.jspecify.annotations.NullMarked;
