package org.honeylink.control.shared.infrastructure;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the database to the schema of this version at start, as its owner when {@code
 * honeylink.db.migration.user} names one, and gives the application's role what it needs. Every
 * other start-up bean that touches the database names this one in
 * {@code @DependsOn("DatabaseMigration")}.
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
    url = "${MPCONFIG=honeylink.db.url:" + DatabaseMigration.DEFAULT_URL + "}",
    user = "${MPCONFIG=honeylink.db.user:honeylink}",
    password = "${MPCONFIG=honeylink.db.password:honeylink}",
    isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
    minPoolSize = 2,
    maxPoolSize = 32,
    properties = {
      // Seconds. A database that hangs is away as much as one that is gone.
      "connectTimeout=5",
      "socketTimeout=10",
      // A wait for somebody's lock ends before the socket does, and keeps the connection.
      "options=-c lock_timeout=5s",
      // A call that finds all taken is told so while its caller still waits.
      "fish.payara.max-wait-time-in-millis=5000",
      // One that is broken goes alone: to fail all would break the calls that use the others.
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=1"
    })
public class DatabaseMigration {

  /** URL of the database when none is configured. */
  static final String DEFAULT_URL =
      "jdbc:postgresql://127.0.0.1:5432/honeylink?stringtype=unspecified";

  private static final Logger LOG = Logger.getLogger(DatabaseMigration.class.getName());
  private static final String OWNER = "honeylink.db.migration.user";
  private static final String OWNER_PASSWORD = "honeylink.db.migration.password";

  /** JNDI name of the one data source. */
  public static final String DATA_SOURCE = "java:app/jdbc/HoneyLink";

  @Resource(lookup = DATA_SOURCE)
  private DataSource dataSource;

  @PostConstruct
  void migrate() {
    Config config = ConfigProvider.getConfig();
    FluentConfiguration flyway =
        Flyway.configure(DatabaseMigration.class.getClassLoader())
            .locations("classpath:db/migration", "classpath:db/grants")
            .placeholders(
                Map.of("application_role", text(config, "honeylink.db.user", "honeylink")));
    connect(flyway, config);
    flyway.load().migrate();
    // Nobody needs it any more until the next start.
    System.clearProperty(OWNER_PASSWORD);
    warnOfPowers();
  }

  /** Never the pool, whose connections give up after seconds: a migration takes what it takes. */
  static void connect(FluentConfiguration flyway, Config config) {
    String url = text(config, "honeylink.db.url", DEFAULT_URL);
    config
        .getOptionalValue(OWNER, String.class)
        .ifPresentOrElse(
            owner -> flyway.dataSource(url, owner, text(config, OWNER_PASSWORD, "")),
            () ->
                flyway.dataSource(
                    url,
                    text(config, "honeylink.db.user", "honeylink"),
                    text(config, "honeylink.db.password", "honeylink")));
  }

  private static String text(Config config, String name, String otherwise) {
    return config.getOptionalValue(name, String.class).orElse(otherwise);
  }

  /** The application's own role is not to be able to change what has been written down. */
  private void warnOfPowers() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet powers =
            statement.executeQuery("select has_table_privilege('audit_event', 'update')")) {
      powers.next();
      if (powers.getBoolean(1)) {
        LOG.warning(
            "The role honeylink.db.user owns the database: only triggers keep the audit trail from"
                + " being changed. Give the application a role of its own, and the owner's as"
                + " honeylink.db.migration.user; see docs/audit.md");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot ask for the privileges of the application", e);
    }
  }
}
