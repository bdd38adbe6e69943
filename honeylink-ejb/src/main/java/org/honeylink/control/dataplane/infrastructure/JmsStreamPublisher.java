package org.honeylink.control.dataplane.infrastructure;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.util.List;
import org.honeylink.control.dataplane.application.StreamPublisher;
import org.honeylink.control.dataplane.domain.DeliveredMessage;
import org.honeylink.control.dataplane.domain.StreamOrigin;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.infrastructure.BrokerConnection;

/** Delivered messages on the topic {@code honeylink.stream.data}, as CloudEvents. */
@Stateless
public class JmsStreamPublisher implements StreamPublisher {

  /** Artemis refuses a message whose id it has seen, across restarts. */
  private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

  private static final String CATEGORY = "stream-data";

  @Resource(lookup = BrokerConnection.FACTORY)
  private ConnectionFactory factory;

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void publish(List<DeliveredMessage> messages) {
    send(messages);
  }

  /** Without a transaction the broker answers a duplicate by dropping it, not by an error. */
  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void publishUnlessPresent(DeliveredMessage message) {
    send(List.of(message));
  }

  private void send(List<DeliveredMessage> messages) {
    try (JMSContext broker = factory.createContext()) {
      Topic topic = broker.createTopic(ControlEvent.Topic.STREAM_DATA.address());
      JMSProducer producer = broker.createProducer();
      for (DeliveredMessage message : messages) {
        producer
            .setDeliveryMode(
                message.origin().isReliable()
                    ? DeliveryMode.PERSISTENT
                    : DeliveryMode.NON_PERSISTENT)
            .send(topic, textMessage(broker, message));
      }
    } catch (JMSException e) {
      throw new JMSRuntimeException("cannot send to the topic", e.getErrorCode(), e);
    }
  }

  private static TextMessage textMessage(JMSContext broker, DeliveredMessage message)
      throws JMSException {
    StreamOrigin origin = message.origin();
    TextMessage text = broker.createTextMessage(StreamDataEvent.text(message));
    text.setStringProperty("tenant_id", origin.tenantId());
    text.setStringProperty("device_id", origin.deviceId());
    text.setStringProperty("session_id", origin.sessionId().toString());
    text.setStringProperty("category", CATEGORY);
    text.setStringProperty("stream", origin.name());
    text.setStringProperty("mode", origin.mode().text());
    text.setLongProperty("message_number", message.messageNumber());
    if (origin.isReliable()) {
      text.setStringProperty(DUPLICATE_ID, message.id());
    }
    return text;
  }
}
