package org.honeylink.control.shared.infrastructure;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.honeylink.control.shared.application.Dependencies;
import org.jspecify.annotations.Nullable;

/** Asks the pools that everybody uses. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PooledDependencies implements Dependencies {

  private static final Logger LOG = Logger.getLogger(PooledDependencies.class.getName());
  private static final int TIMEOUT_SECONDS = 2;
  private static final int DEEPEST = 32;

  /** Classes of SQLSTATE (PostgreSQL, appendix A): connection, resources, operator. */
  private static final Set<String> AWAY = Set.of("08", "53", "57");

  private static final String READ_ONLY = "25006";

  @Resource(lookup = DatabaseMigration.DATA_SOURCE)
  private DataSource dataSource;

  @Resource(lookup = BrokerConnection.FACTORY)
  private ConnectionFactory broker;

  @Override
  public boolean databaseAnswers() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(TIMEOUT_SECONDS);
    } catch (SQLException e) {
      LOG.log(Level.FINE, "the database does not answer", e);
      return false;
    }
  }

  @Override
  public boolean brokerAnswers() {
    try (JMSContext context = broker.createContext()) {
      return context.getMetaData() != null;
    } catch (JMSRuntimeException e) {
      LOG.log(Level.FINE, "the broker does not answer", e);
      return false;
    }
  }

  @Override
  public boolean saysDatabaseAway(Throwable thrown) {
    @Nullable Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SQLException sql && isAway(sql.getSQLState())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** The pool's own "no connection" carries no SQLSTATE. */
  private static boolean isAway(@Nullable String state) {
    return state == null || state.equals(READ_ONLY) || AWAY.stream().anyMatch(state::startsWith);
  }
}
