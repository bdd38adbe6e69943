package org.honeylink.control.command.infrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.command.application.OrderCommands;
import org.honeylink.control.command.application.OrderQueue;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.HoneyLinkException;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.infrastructure.BrokerConnection;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.Statements;

/**
 * The queue over JMS. Who may send to it may order commands in the one tenant that the queue is
 * for; a message whose property {@code tenant_id} names another orders nothing.
 */
@Stateless
public class JmsOrderQueue implements OrderQueue {

  private static final Logger LOG = System.getLogger(JmsOrderQueue.class.getName());
  private static final String QUEUE = "honeylink.command";
  private static final int MOST_BYTES = 1 << 20;

  @Resource(lookup = BrokerConnection.FACTORY)
  private ConnectionFactory factory;

  @Inject private Database database;

  @Resource private EJBContext transaction;
  @Inject private OrderCommands orders;

  @Inject
  @ConfigProperty(name = "honeylink.commands.queue.tenant", defaultValue = Caller.DEFAULT_TENANT)
  private String tenant;

  /** Of its own, whatever the caller has: one message given back must not keep the next. */
  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean takeNext(Reader reader) {
    requireDatabase();
    try (JMSContext broker = factory.createContext();
        JMSConsumer consumer = broker.createConsumer(broker.createQueue(QUEUE))) {
      Message message = consumer.receiveNoWait();
      if (message != null) {
        take(message, reader);
      }
      return message != null;
    }
  }

  /**
   * Before anything is received: a good order must not use up its deliveries, of which the broker
   * gives few, while the database is away.
   */
  private void requireDatabase() {
    if (new Statements(database, "commands")
        .query("select 1 where not pg_is_in_recovery()", row -> row.getInt(1))
        .isEmpty()) {
      throw new IllegalStateException("the database takes no changes now");
    }
  }

  private void take(Message message, Reader reader) {
    try {
      orders.order(caller(message), reader.read(body(message), messageId(message)));
    } catch (HoneyLinkException | JMSException e) {
      LOG.log(
          Level.WARNING, "A message of the queue {0} orders nothing: {1}", QUEUE, e.getMessage());
      transaction.setRollbackOnly();
    }
  }

  private Caller caller(Message message) throws JMSException {
    String named = message.getStringProperty("tenant_id");
    if (named != null && !named.equals(tenant)) {
      throw new ValidationFailed("tenant_id", "is not the tenant that this queue is for");
    }
    return new Caller("queue:" + QUEUE, tenant, Set.of(Role.SRE));
  }

  private static Optional<String> messageId(Message message) throws JMSException {
    return Optional.ofNullable(message.getJMSMessageID()).map(id -> "jms:" + id);
  }

  private static byte[] body(Message message) throws JMSException {
    return switch (message) {
      case TextMessage text when text.getText() != null -> text.getText().getBytes(UTF_8);
      case BytesMessage bytes when bytes.getBodyLength() <= MOST_BYTES -> {
        byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
        int _ = bytes.readBytes(body);
        yield body;
      }
      default -> throw new ValidationFailed("", "The message must be text, or bytes of UTF-8");
    };
  }
}
