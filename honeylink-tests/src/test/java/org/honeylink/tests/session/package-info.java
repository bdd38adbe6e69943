/** Sessions: opened, refused, closed; their keys and their bandwidth. */
@NullMarked
package org.honeylink.tests.session;

import org.jspecify.annotations.NullMarked;
