/** The store of profiles in PostgreSQL, and the signers from a file. Nobody imports it. */
@NullMarked
package org.honeylink.control.profile.infrastructure;

import org.jspecify.annotations.NullMarked;
