package org.honeylink.control.event.infrastructure;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import java.util.List;
import org.honeylink.control.event.application.Topics;
import org.honeylink.control.event.domain.OutboxEvent;
import org.honeylink.control.shared.infrastructure.BrokerConnection;

/** The topics over JMS, persistent messages. */
@Stateless
public class JmsTopics implements Topics {

  /** Artemis refuses a message whose id it has seen, across restarts. */
  private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

  @Resource(lookup = BrokerConnection.FACTORY)
  private ConnectionFactory factory;

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void publish(List<OutboxEvent> events) {
    send(events);
  }

  /** Without a transaction the broker answers a duplicate by dropping it, not by an error. */
  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void publishUnlessPresent(OutboxEvent event) {
    send(List.of(event));
  }

  private void send(List<OutboxEvent> events) {
    try (JMSContext broker = factory.createContext()) {
      JMSProducer producer = broker.createProducer();
      for (OutboxEvent event : events) {
        producer.send(broker.createTopic(event.topic()), message(broker, event));
      }
    } catch (JMSException e) {
      throw new JMSRuntimeException("cannot send to the topics", e.getErrorCode(), e);
    }
  }

  private static TextMessage message(JMSContext broker, OutboxEvent event) throws JMSException {
    TextMessage message = broker.createTextMessage(CloudEventText.of(event));
    message.setStringProperty(DUPLICATE_ID, event.eventId().toString());
    message.setStringProperty("tenant_id", event.tenantId());
    message.setStringProperty("category", event.category());
    if (event.deviceId().isPresent()) {
      message.setStringProperty("device_id", event.deviceId().get());
    }
    if (event.sessionId().isPresent()) {
      message.setStringProperty("session_id", event.sessionId().get());
    }
    return message;
  }
}
