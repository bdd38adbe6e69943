/** The store of certificates and sealed session secrets in PostgreSQL. Nobody imports it. */
@NullMarked
package org.honeylink.control.trust.infrastructure;

import org.jspecify.annotations.NullMarked;
