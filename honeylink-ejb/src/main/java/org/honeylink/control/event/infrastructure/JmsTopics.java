package org.honeylink.control.event.infrastructure;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import java.util.List;
import org.honeylink.control.event.application.Topics;
import org.honeylink.control.event.domain.OutboxEvent;
import org.honeylink.control.shared.infrastructure.BrokerConnection;

/** The topics over JMS: one transaction of its own for each batch, persistent messages. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JmsTopics implements Topics {

  /** Artemis drops a message whose id it has seen, across restarts. */
  private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

  @Inject
  @JMSConnectionFactory(BrokerConnection.FACTORY)
  private JMSContext broker;

  @Override
  public void publish(List<OutboxEvent> events) {
    try {
      for (OutboxEvent event : events) {
        broker.createProducer().send(broker.createTopic(event.topic()), message(event));
      }
    } catch (JMSException e) {
      throw new JMSRuntimeException("cannot send to the topics", e.getErrorCode(), e);
    }
  }

  private TextMessage message(OutboxEvent event) throws JMSException {
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
