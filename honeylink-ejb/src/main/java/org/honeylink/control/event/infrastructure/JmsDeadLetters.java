package org.honeylink.control.event.infrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Optional;
import java.util.function.Consumer;
import org.honeylink.control.event.application.DeadLetterQueue;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.infrastructure.BrokerConnection;
import org.jspecify.annotations.Nullable;

/** The queue {@code honeylink.dead-letter} over JMS. */
@Stateless
public class JmsDeadLetters implements DeadLetterQueue {

  private static final String QUEUE = "honeylink.dead-letter";
  private static final String TENANT = "tenant_id";
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_CHARACTERS = 256;

  @Resource(lookup = BrokerConnection.FACTORY)
  private ConnectionFactory factory;

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean takeNext(Consumer<DeadMessage> keeper) {
    try (JMSContext broker = factory.createContext();
        JMSConsumer consumer = broker.createConsumer(broker.createQueue(QUEUE))) {
      Message message = consumer.receiveNoWait();
      if (message != null) {
        keeper.accept(read(message));
      }
      return message != null;
    } catch (JMSException e) {
      throw new JMSRuntimeException("cannot read a dead letter", e.getErrorCode(), e);
    }
  }

  private static DeadMessage read(Message message) throws JMSException {
    String tenant = message.getStringProperty(TENANT);
    String own = message.getJMSMessageID();
    return new DeadMessage(
        tenant == null || tenant.isEmpty() ? Caller.DEFAULT_TENANT : plain(tenant),
        plain(message.getStringProperty("_AMQ_ORIG_ADDRESS")),
        plain(own == null ? message.getStringProperty("_AMQ_ORIG_MESSAGE_ID") : own),
        text(message));
  }

  private static String plain(@Nullable String said) {
    String known = said == null ? "unknown" : said.replaceAll("\\p{Cntrl}", "?");
    return known.substring(0, Math.min(known.length(), MOST_CHARACTERS));
  }

  private static Optional<String> text(Message message) throws JMSException {
    Optional<String> body =
        switch (message) {
          case TextMessage text -> Optional.ofNullable(text.getText());
          case BytesMessage bytes when bytes.getBodyLength() <= MOST_BYTES -> {
            byte[] read = new byte[Math.toIntExact(bytes.getBodyLength())];
            int _ = bytes.readBytes(read);
            yield Optional.of(new String(read, UTF_8));
          }
          default -> Optional.empty();
        };
    return body.filter(text -> text.length() <= MOST_BYTES);
  }

  @Override
  public void send(String queue, String tenantId, String text) {
    try (JMSContext broker = factory.createContext()) {
      TextMessage message = broker.createTextMessage(text);
      message.setStringProperty(TENANT, tenantId);
      broker.createProducer().send(broker.createQueue(queue), message);
    } catch (JMSException e) {
      throw new JMSRuntimeException("cannot send a dead letter again", e.getErrorCode(), e);
    }
  }
}
