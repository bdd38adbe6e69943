/**
 * The figures of the console's first screen. Features report here through the ports of this
 * package; this one asks no feature.
 */
@NullMarked
package org.honeylink.control.overview.application;

import org.jspecify.annotations.NullMarked;
