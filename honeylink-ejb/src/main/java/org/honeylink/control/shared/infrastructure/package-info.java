/**
 * Ground that the infrastructure of every feature stands on: data source, migrations, broker
 * connection, clock, key directory, JSON. Only infrastructure may use it.
 */
@NullMarked
package org.honeylink.control.shared.infrastructure;

import org.jspecify.annotations.NullMarked;
