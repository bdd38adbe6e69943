/** Who calls and what he may do: one authentication mechanism, one check of roles, the headers. */
@NullMarked
package org.honeylink.web.security;

import org.jspecify.annotations.NullMarked;
