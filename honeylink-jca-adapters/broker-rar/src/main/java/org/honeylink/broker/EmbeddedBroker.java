package org.honeylink.broker;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** One running broker. Started and stopped by one thread. */
final class EmbeddedBroker implements AutoCloseable {

  private static final Logger LOG = System.getLogger(EmbeddedBroker.class.getName());

  private final EmbeddedActiveMQ server;

  private EmbeddedBroker(EmbeddedActiveMQ server) {
    this.server = server;
  }

  /**
   * Starts the broker.
   *
   * @param serverPassword of {@link BrokerUsers#SERVER}, good until this broker stops
   * @throws IOException when it cannot run; says why and what to do
   */
  static EmbeddedBroker start(BrokerSettings settings, String serverPassword) throws IOException {
    String integrator = IntegratorPassword.readOrCreate(settings.keyDirectory());
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    EmbeddedBroker broker = new EmbeddedBroker(server);
    try {
      server
          .setConfiguration(BrokerConfiguration.of(settings))
          .setSecurityManager(new BrokerUsers(serverPassword, integrator))
          .start();
    } catch (Exception failed) { // declared by Artemis
      broker.close();
      throw new IOException(
          "The message broker cannot start in " + settings.dataDirectory() + ": " + failed, failed);
    }
    if (!broker.listens()) {
      broker.close();
      throw new IOException(
          "TCP port "
              + settings.amqpPort()
              + " on "
              + settings.amqpHost()
              + " cannot be used for AMQP; stop the program that holds it, or choose another with"
              + " honeylink.amqp.port (--amqp-port)");
    }
    LOG.log(
        Level.INFO,
        "Broker is up, AMQP and CORE on {0}:{1}",
        settings.amqpHost(),
        Integer.toString(settings.amqpPort()));
    return broker;
  }

  private boolean listens() {
    return server.getActiveMQServer().isActive()
        && server.getActiveMQServer().getRemotingService().getAcceptor("amqp").isStarted();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failed) { // declared by Artemis; nothing can be done but to say so
      LOG.log(Level.WARNING, "The message broker did not stop cleanly", failed);
    }
  }
}
