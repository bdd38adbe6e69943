/**
 * The key hierarchy from the root to the two directions of a stream, and where the root lives. Uses
 * secret, derivation, agreement and sealedfile.
 */
@NullMarked
package org.honeylink.crypto.keys;

import org.jspecify.annotations.NullMarked;
