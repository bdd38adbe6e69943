/** A WAR of three classes, the peer of the API's load run; deployed by itself, part of nothing. */
@NullMarked
package org.honeylink.tests.benchmark.bare;

import org.jspecify.annotations.NullMarked;
