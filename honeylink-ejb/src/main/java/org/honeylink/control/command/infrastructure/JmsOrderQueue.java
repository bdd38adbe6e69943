package org.honeylink.control.command.infrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
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
import org.honeylink.control.command.application.OrderCommands;
import org.honeylink.control.command.application.OrderQueue;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.HoneyLinkException;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.infrastructure.BrokerConnection;

/**
 * The queue over JMS. Who may send to it may order commands, in the tenant that the message
 * property {@code tenant_id} names.
 */
@Stateless
public class JmsOrderQueue implements OrderQueue {

  private static final Logger LOG = System.getLogger(JmsOrderQueue.class.getName());
  private static final String QUEUE = "honeylink.command";
  private static final int MOST_BYTES = 1 << 20;

  @Resource(lookup = BrokerConnection.FACTORY)
  private ConnectionFactory factory;

  @Resource private EJBContext transaction;
  @Inject private OrderCommands orders;

  @Override
  public boolean takeNext(Reader reader) {
    try (JMSContext broker = factory.createContext();
        JMSConsumer consumer = broker.createConsumer(broker.createQueue(QUEUE))) {
      Message message = consumer.receiveNoWait();
      if (message != null) {
        take(message, reader);
      }
      return message != null;
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

  private static Caller caller(Message message) throws JMSException {
    String tenant = message.getStringProperty("tenant_id");
    return new Caller(
        "queue:" + QUEUE, tenant == null ? Caller.DEFAULT_TENANT : tenant, Set.of(Role.SRE));
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
