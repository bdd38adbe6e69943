package org.honeylink.tests.event;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.honeylink.tests.server.TestServer;

/**
 * An integrator's program: an ordinary AMQP 1.0 client outside the server, with a durable
 * subscription. Not thread-safe.
 */
public final class Subscriber implements AutoCloseable {

  private final Connection connection;
  private final Session session;
  private final MessageConsumer consumer;
  private final String name;

  private Subscriber(Connection connection, String topic, String name, String selector)
      throws JMSException {
    this.connection = connection;
    this.name = name;
    this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    this.consumer =
        session.createDurableSubscriber(session.createTopic(topic), name, selector, false);
    connection.start();
  }

  /**
   * Subscribes, or takes up the subscription of that name.
   *
   * @param name not used by any other test; also the client id
   * @param selector JMS selector; what does not match is not kept
   */
  public static Subscriber durable(TestServer server, String topic, String name, String selector) {
    String address = "amqp://localhost:" + server.endpoints().amqp();
    JmsConnectionFactory factory =
        new JmsConnectionFactory("integrator", server.amqpPassword(), address);
    try {
      Connection connection = factory.createConnection();
      connection.setClientID(name);
      return new Subscriber(connection, topic, name, selector);
    } catch (JMSException e) {
      throw new IllegalStateException("cannot subscribe to " + topic + " at " + address, e);
    }
  }

  /** The next event, or nothing when none comes in time. */
  public Optional<Event> next(Duration atMost) {
    try {
      return Optional.ofNullable(consumer.receive(atMost.toMillis())).map(Subscriber::event);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads on until an event matches. */
  public Event nextThat(Predicate<Event> wanted, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    List<Event> others = new ArrayList<>();
    while (System.nanoTime() < end) {
      Optional<Event> event = next(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
      if (event.filter(wanted).isPresent()) {
        return event.get();
      }
      event.ifPresent(others::add);
    }
    throw new AssertionError("no such event within " + atMost + "; but: " + others);
  }

  private static Event event(Message message) {
    try {
      return Event.of(message);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Goes away for good: the broker keeps nothing for it any more. */
  public void unsubscribe() {
    try {
      consumer.close();
      session.unsubscribe(name);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
    close();
  }

  /** Goes away for a while: the broker keeps what comes meanwhile. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
