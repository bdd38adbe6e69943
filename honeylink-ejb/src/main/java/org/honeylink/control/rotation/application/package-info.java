/**
 * Use cases of rotations: order, rehearse, read, acknowledge; the steps of each device, one
 * transaction each, and what drives them after a commit, after a pause and after a crash. Ports to
 * the store and to live sessions.
 */
@NullMarked
package org.honeylink.control.rotation.application;

import org.jspecify.annotations.NullMarked;
