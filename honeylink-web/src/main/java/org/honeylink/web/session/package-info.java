/** Sessions over HTTP: open, list, read, re-key, close. */
@NullMarked
package org.honeylink.web.session;

import org.jspecify.annotations.NullMarked;
