/** Signing in, staying signed in, and who may do what. */
@NullMarked
package org.honeylink.tests.access;

import org.jspecify.annotations.NullMarked;
