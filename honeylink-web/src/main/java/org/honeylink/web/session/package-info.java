/** Sessions over HTTP: open, list, read, diagnose, re-key, close. */
@NullMarked
package org.honeylink.web.session;

import org.jspecify.annotations.NullMarked;
