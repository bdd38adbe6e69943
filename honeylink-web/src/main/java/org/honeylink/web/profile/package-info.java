/** Profiles over HTTP. */
@NullMarked
package org.honeylink.web.profile;

import org.jspecify.annotations.NullMarked;
