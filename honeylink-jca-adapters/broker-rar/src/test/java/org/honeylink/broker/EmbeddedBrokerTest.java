package org.honeylink.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

  private static final String STREAM_DATA = "honeylink.stream.data";
  private static final String SERVER_PASSWORD = "made-for-this-test";
  private static final long WAIT_MILLIS = 5_000;

  @TempDir Path directory = Path.of("");
  private @Nullable EmbeddedBroker broker;
  private int port;

  @BeforeEach
  void start() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    broker = EmbeddedBroker.start(settings(), SERVER_PASSWORD);
  }

  @AfterEach
  void stop() {
    if (broker != null) {
      broker.close();
    }
  }

  private BrokerSettings settings() {
    return new BrokerSettings(
        "127.0.0.1", port, directory.resolve("broker"), directory.resolve("keys"));
  }

  @Test
  void durableSubscriptionSurvivesARestartOfTheBroker() throws Exception {
    try (Connection amqp = integrator()) {
      amqp.setClientID("shop-floor");
      subscribe(amqp).close();
    }
    publish("kept", null);
    stop();
    broker = EmbeddedBroker.start(settings(), SERVER_PASSWORD);
    try (Connection amqp = integrator()) {
      amqp.setClientID("shop-floor");
      amqp.start();
      Message received = subscribe(amqp).receive(WAIT_MILLIS);
      assertNotNull(received);
      assertEquals("kept", received.getBody(String.class));
    }
  }

  @Test
  void duplicateVanishesEvenAfterARestart() throws Exception {
    try (Connection amqp = integrator()) {
      amqp.setClientID("once");
      amqp.start();
      MessageConsumer consumer = subscribe(amqp);
      publish("first", "0000000000000001:7");
      assertNotNull(consumer.receive(WAIT_MILLIS));
    }
    stop();
    broker = EmbeddedBroker.start(settings(), SERVER_PASSWORD);
    publish("again", "0000000000000001:7");
    publish("second", "0000000000000001:8");
    try (Connection amqp = integrator()) {
      amqp.setClientID("once");
      amqp.start();
      MessageConsumer consumer = subscribe(amqp);
      Message received = consumer.receive(WAIT_MILLIS);
      assertNotNull(received);
      assertEquals("second", received.getBody(String.class));
      assertNull(consumer.receiveNoWait());
    }
  }

  @Test
  void duplicateInATransactionRollsAllOfItBack() {
    publish("first", "0000000000000002:1");
    try (JMSContext server =
        new ActiveMQConnectionFactory("vm://0")
            .createContext(BrokerUsers.SERVER, SERVER_PASSWORD, JMSContext.SESSION_TRANSACTED)) {
      Topic topic = server.createTopic(STREAM_DATA);
      server
          .createProducer()
          .setProperty("_AMQ_DUPL_ID", "0000000000000002:1")
          .send(topic, "again");
      server.createProducer().setProperty("_AMQ_DUPL_ID", "0000000000000002:2").send(topic, "new");
      assertThrows(JMSRuntimeException.class, server::commit);
    }
  }

  @Test
  void integratorCannotPublishOnATopic() throws Exception {
    try (Connection amqp = integrator()) {
      Session session = amqp.createSession();
      Topic topic = session.createTopic(STREAM_DATA);
      assertThrows(
          JMSException.class,
          () -> session.createProducer(topic).send(session.createTextMessage("forged")));
    }
  }

  @Test
  void integratorMaySendCommandsAndTheServerReceivesThem() throws Exception {
    try (Connection amqp = integrator()) {
      Session session = amqp.createSession();
      MessageProducer producer =
          session.createProducer(session.createQueue(BrokerConfiguration.COMMAND_QUEUE));
      producer.send(session.createTextMessage("wake up"));
    }
    try (JMSContext server = server()) {
      assertEquals(
          "wake up",
          server
              .createConsumer(server.createQueue(BrokerConfiguration.COMMAND_QUEUE))
              .receiveBody(String.class, WAIT_MILLIS));
    }
  }

  @Test
  void integratorCannotReadDeadLettersNorManage() throws Exception {
    try (Connection amqp = integrator()) {
      amqp.start();
      Session session = amqp.createSession();
      for (String forbidden :
          new String[] {BrokerConfiguration.DEAD_LETTERS, "activemq.management"}) {
        assertThrows(
            JMSException.class,
            () -> session.createConsumer(session.createQueue(forbidden)),
            forbidden);
      }
    }
  }

  @Test
  void topicThatDoesNotExistIsNotMadeByASubscription() throws Exception {
    try (Connection amqp = integrator()) {
      Session session = amqp.createSession();
      Topic unknown = session.createTopic("honeylink.gossip");
      assertThrows(JMSException.class, () -> session.createConsumer(unknown));
    }
  }

  @Test
  void wrongPasswordAndNoPasswordAreRefused() {
    ConnectionFactory amqp = new JmsConnectionFactory("amqp://127.0.0.1:" + port);
    assertThrows(JMSException.class, () -> amqp.createConnection("integrator", "guess").start());
    assertThrows(JMSException.class, () -> amqp.createConnection().start());
    assertThrows(JMSException.class, () -> amqp.createConnection("", "").start());
  }

  @Test
  void emptyUserIsTheServerInsideTheProcessAndNobodyOutside() throws Exception {
    try (ActiveMQConnectionFactory inside = new ActiveMQConnectionFactory("vm://0");
        JMSContext context = inside.createContext("", "")) {
      context.createProducer().send(context.createTopic(STREAM_DATA), "from the pool");
    }
    try (ActiveMQConnectionFactory outside =
        new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port)) {
      assertThrows(JMSRuntimeException.class, () -> outside.createContext("", "").start());
    }
  }

  @Test
  void builtInClusterUserHasNoKnownPassword() {
    ConnectionFactory amqp = new JmsConnectionFactory("amqp://127.0.0.1:" + port);
    assertThrows(
        JMSException.class,
        () -> amqp.createConnection("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!").start());
  }

  @Test
  void passwordFileIsReadableByItsOwnerAlone() throws IOException {
    Path file = directory.resolve("keys").resolve(IntegratorPassword.FILE);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        Files.readString(file), IntegratorPassword.readOrCreate(directory.resolve("keys")));
  }

  @Test
  void portInUseIsNamedTogetherWithTheRemedy() {
    BrokerSettings second =
        new BrokerSettings("127.0.0.1", port, directory.resolve("b2"), directory.resolve("k2"));
    IOException refused =
        assertThrows(IOException.class, () -> EmbeddedBroker.start(second, SERVER_PASSWORD));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("TCP port " + port) && message.contains("--amqp-port"), message);
  }

  private Connection integrator() throws JMSException, IOException {
    String password = IntegratorPassword.readOrCreate(directory.resolve("keys"));
    return new JmsConnectionFactory("amqp://127.0.0.1:" + port)
        .createConnection("integrator", password);
  }

  private static MessageConsumer subscribe(Connection connection) throws JMSException {
    Session session = connection.createSession();
    return session.createDurableConsumer(session.createTopic(STREAM_DATA), "data");
  }

  private static JMSContext server() {
    return new ActiveMQConnectionFactory("vm://0")
        .createContext("honeylink-server", SERVER_PASSWORD);
  }

  private static void publish(String text, @Nullable String duplicateId) {
    try (JMSContext server = server()) {
      JMSProducer producer = server.createProducer();
      if (duplicateId != null) {
        producer.setProperty("_AMQ_DUPL_ID", duplicateId);
      }
      producer.send(server.createTopic(STREAM_DATA), text);
    }
  }
}
