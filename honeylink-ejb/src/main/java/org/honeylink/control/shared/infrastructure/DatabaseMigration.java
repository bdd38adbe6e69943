package org.honeylink.control.shared.infrastructure;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the database to the schema of this version at start. Every other start-up bean that
 * touches the database names this one in {@code @DependsOn("DatabaseMigration")}.
 *
 * <p>The data source is not an XA one: a prepared transaction that outlives a crash would hold its
 * locks. One transaction therefore changes the database or sends messages, never both; the outbox
 * is the bridge.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
    name = DatabaseMigration.DATA_SOURCE,
    className = "org.postgresql.ds.PGSimpleDataSource",
    url =
        "${MPCONFIG=honeylink.db.url:jdbc:postgresql://127.0.0.1:5432/honeylink?stringtype=unspecified}",
    user = "${MPCONFIG=honeylink.db.user:honeylink}",
    password = "${MPCONFIG=honeylink.db.password:honeylink}",
    isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
    minPoolSize = 2,
    maxPoolSize = 32,
    properties = {
      // Seconds. A database that hangs is away as much as one that is gone.
      "connectTimeout=5",
      "socketTimeout=10",
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=auto-commit",
      "fish.payara.fail-all-connections=true"
    })
public class DatabaseMigration {

  /** JNDI name of the one data source. */
  public static final String DATA_SOURCE = "java:app/jdbc/HoneyLink";

  @Resource(lookup = DATA_SOURCE)
  private DataSource dataSource;

  @PostConstruct
  void migrate() {
    Flyway.configure(DatabaseMigration.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
