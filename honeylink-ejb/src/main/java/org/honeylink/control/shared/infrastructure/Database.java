package org.honeylink.control.shared.infrastructure;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Connections for SQL that the entity manager has no word for.
 *
 * <p>A transaction has one connection: the entity manager's. A second one, asked of the pool by a
 * transaction that already has one, would be waited for by as many transactions as the pool is
 * large, each keeping the first: all of them would stand until the wait ends.
 */
@ApplicationScoped
public class Database {

  @Resource(lookup = DatabaseMigration.DATA_SOURCE)
  private DataSource pool;

  @Resource private TransactionSynchronizationRegistry transactions;

  @PersistenceContext private EntityManager entities;

  /**
   * The connection of the caller's transaction, or one of its own without a transaction. The caller
   * closes it either way.
   */
  public Connection connection() throws SQLException {
    return switch (transactions.getTransactionStatus()) {
      case Status.STATUS_ACTIVE, Status.STATUS_MARKED_ROLLBACK ->
          borrowed(entities.unwrap(Connection.class));
      default -> pool.getConnection();
    };
  }

  /** Its owner closes it at the end of the transaction, nobody before. */
  private static Connection borrowed(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Database.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) ->
                method.getName().equals("close") ? null : call(connection, method, arguments));
  }

  private static Object call(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
