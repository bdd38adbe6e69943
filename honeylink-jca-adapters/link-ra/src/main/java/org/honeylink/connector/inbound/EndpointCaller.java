package org.honeylink.connector.inbound;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.honeylink.transport.spi.DatagramListener;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one endpoint for the receiving thread and replaces it after trouble. Belongs to that
 * thread.
 */
final class EndpointCaller {

  private static final Logger LOG = System.getLogger(EndpointCaller.class.getName());

  /** Every failure is counted; the first and then each 1,000th is logged. */
  private static final int LOG_EVERY = 1_000;

  private final MessageEndpointFactory endpoints;
  private @Nullable MessageEndpoint endpoint;
  private long failures;

  EndpointCaller(MessageEndpointFactory endpoints) {
    this.endpoints = endpoints;
  }

  /** Calls the endpoint; false when there is none now or when the call failed. */
  boolean call(Consumer<DatagramListener> delivery) {
    try {
      MessageEndpoint target = endpoint;
      if (target == null) {
        target = endpoints.createEndpoint(null);
        endpoint = target;
      }
      delivery.accept((DatagramListener) target);
      return true;
    } catch (UnavailableException | RuntimeException trouble) {
      // The container has logged and rolled back what the endpoint did; datagrams may be lost, the
      // thread must not be: the sender repeats what matters.
      failures++;
      if (failures % LOG_EVERY == 1) {
        LOG.log(Level.WARNING, "Message endpoint failed, " + failures + " times so far", trouble);
      }
      release();
      return false;
    }
  }

  long failures() {
    return failures;
  }

  void release() {
    MessageEndpoint last = endpoint;
    endpoint = null;
    if (last != null) {
      try {
        last.release();
      } catch (RuntimeException gone) {
        LOG.log(Level.DEBUG, "The container had discarded the endpoint already", gone);
      }
    }
  }
}
