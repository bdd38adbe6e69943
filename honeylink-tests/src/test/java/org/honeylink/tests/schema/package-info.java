/**
 * The schema without the server: migrations on every supported PostgreSQL and on the data of the
 * previous release; and with it, plans of what it asks at a million rows.
 */
@NullMarked
package org.honeylink.tests.schema;

import org.jspecify.annotations.NullMarked;
