package org.honeylink.tests.benchmark.bare;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** JAX-RS, and a data source with a pool of HoneyLink's size. */
@ApplicationPath("/")
@DataSourceDefinition(
    name = "java:app/jdbc/Bare",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${MPCONFIG=bare.db.url}",
    user = "${MPCONFIG=bare.db.user}",
    password = "${MPCONFIG=bare.db.password}",
    minPoolSize = 2,
    maxPoolSize = 32)
public class BareApplication extends Application {}
