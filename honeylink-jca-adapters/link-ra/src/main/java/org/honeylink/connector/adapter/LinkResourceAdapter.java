package org.honeylink.connector.adapter;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.XAResource;
import org.honeylink.connector.inbound.DatagramReceiver;
import org.honeylink.connector.inbound.LinkActivationSpec;
import org.honeylink.connector.link.ethernet.Carrier;
import org.honeylink.connector.link.ethernet.EthernetSocket;
import org.jspecify.annotations.Nullable;

/**
 * Brings UDP datagrams to message endpoints in batches, and lends their sockets to outbound
 * connections. Knows no transactions: a datagram that was sent cannot be taken back.
 */
@Connector(
    displayName = "HoneyLink links",
    vendorName = "HoneyLink",
    eisType = "UDP",
    version = "1.0",
    transactionSupport = TransactionSupportLevel.NoTransaction)
public class LinkResourceAdapter implements ResourceAdapter, Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger(LinkResourceAdapter.class.getName());

  private final transient Map<Activation, DatagramReceiver> receivers = new ConcurrentHashMap<>();

  private record Activation(MessageEndpointFactory endpoints, ActivationSpec spec) {}

  @Override
  public void start(BootstrapContext context) throws ResourceAdapterInternalException {
    // Nothing runs before the first endpoint is activated.
  }

  @Override
  public void stop() {
    receivers.keySet().forEach(this::deactivate);
  }

  @Override
  public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec)
      throws ResourceException {
    if (!(spec instanceof LinkActivationSpec link)) {
      throw new NotSupportedException("Not an activation of this adapter: " + spec);
    }
    link.validate();
    try {
      InetSocketAddress address = link.address();
      Optional<Carrier> carrier = Carrier.of(address.getAddress());
      EthernetSocket socket = EthernetSocket.bind(address, link.sending());
      DatagramReceiver receiver = new DatagramReceiver(socket, carrier, endpoints);
      receivers.put(new Activation(endpoints, spec), receiver);
      receiver.start();
      LOG.log(
          Level.INFO,
          "Listening on UDP {0}, receive buffer {1} bytes",
          socket.localAddress(),
          socket.receiveBufferBytes());
    } catch (IOException unusable) {
      throw new ResourceException(unusable.getMessage(), unusable);
    }
  }

  @Override
  public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
    deactivate(new Activation(endpoints, spec));
  }

  private void deactivate(Activation activation) {
    DatagramReceiver receiver = receivers.remove(activation);
    if (receiver != null) {
      try {
        receiver.close();
      } catch (IOException failed) {
        LOG.log(Level.WARNING, "A UDP socket could not be closed", failed);
      }
    }
  }

  /** The open socket of a local port, from which replies must leave; empty when nobody listens. */
  public Optional<EthernetSocket> socket(int localPort) {
    return receivers.values().stream()
        .map(DatagramReceiver::socket)
        .filter(socket -> socket.isOpen() && socket.localAddress().getPort() == localPort)
        .findFirst();
  }

  @Override
  public XAResource @Nullable [] getXAResources(ActivationSpec[] specs) {
    return null; // "null if the resource adapter does not support transactions", JCA 2.1, 5.5
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
