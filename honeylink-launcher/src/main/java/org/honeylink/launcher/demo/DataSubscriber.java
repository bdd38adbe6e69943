package org.honeylink.launcher.demo;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * An ordinary JMS client over AMQP 1.0 with a durable subscription to the data of all streams; it
 * knows nothing of the server but the topic's name and its own password.
 */
final class DataSubscriber implements AutoCloseable {

  static final String TOPIC = "honeylink.stream.data";

  private static final String USER = "integrator";
  private static final String CLIENT_ID = "honeylink-demo";
  private static final String SUBSCRIPTION = "demo";

  private final Connection connection;
  private final Session session;
  private final MessageConsumer consumer;
  private final StreamEvents events;
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

  private DataSubscriber(Connection connection, StreamEvents events) throws JMSException {
    this.connection = connection;
    this.events = events;
    connection.setClientID(CLIENT_ID);
    connection.setExceptionListener(broken -> fail(broken.toString()));
    this.session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
    this.consumer = session.createDurableConsumer(session.createTopic(TOPIC), SUBSCRIPTION);
  }

  /**
   * Subscribes; from then on messages go to {@code events}, on a thread of the JMS client.
   *
   * @throws DemoFailed when the broker refuses
   */
  static DataSubscriber subscribe(URI broker, String password, StreamEvents events) {
    try {
      var factory = new JmsConnectionFactory(USER, password, broker);
      var subscriber = new DataSubscriber(factory.createConnection(), events);
      subscriber.consumer.setMessageListener(subscriber::received);
      subscriber.connection.start();
      return subscriber;
    } catch (JMSException refused) {
      throw new DemoFailed("No subscription at " + broker + ": " + refused.getMessage(), refused);
    }
  }

  private void received(Message message) {
    long nowNanos = System.nanoTime();
    try {
      if (message instanceof TextMessage text) {
        events.arrived(text.getText(), nowNanos);
      } else {
        fail("a message is not text: " + message);
      }
    } catch (JMSException | RuntimeException unreadable) {
      fail("unreadable message: " + unreadable);
    }
  }

  private void fail(String reason) {
    failure.compareAndSet(null, reason);
  }

  /**
   * @throws DemoFailed when the connection broke or a message could not be read
   */
  void check() {
    String reason = failure.get();
    if (reason != null) {
      throw new DemoFailed("The JMS client failed: " + reason, List.of());
    }
  }

  /** Ends the subscription at the broker too, and disconnects. */
  @Override
  public void close() throws JMSException {
    try (connection) {
      consumer.close();
      session.unsubscribe(SUBSCRIPTION);
    }
  }
}
