/** PostgreSQL as a child process, started through a class loader of its own. */
@NullMarked
package org.honeylink.launcher.server.database;

import org.jspecify.annotations.NullMarked;
