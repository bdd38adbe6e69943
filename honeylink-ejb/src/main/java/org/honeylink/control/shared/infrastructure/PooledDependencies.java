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
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.honeylink.control.shared.application.Dependencies;

/** Asks the pools that everybody uses. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PooledDependencies implements Dependencies {

  private static final Logger LOG = Logger.getLogger(PooledDependencies.class.getName());
  private static final int TIMEOUT_SECONDS = 2;

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
}
