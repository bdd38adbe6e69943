/** Sessions over HTTP: open, list, read, close. */
@NullMarked
package org.honeylink.web.session;

import org.jspecify.annotations.NullMarked;
