package org.honeylink.connector.outbound;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.honeylink.connector.adapter.LinkResourceAdapter;
import org.honeylink.connector.inbound.LinkActivationSpec;
import org.honeylink.connector.inbound.RecordingEndpoints;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.LinkConnection;
import org.honeylink.transport.spi.LinkConnectionFactory;
import org.honeylink.transport.spi.LinkKind;
import org.honeylink.transport.spi.LinkSpec;
import org.honeylink.transport.spi.PowerMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundContractTest {

  private final LinkResourceAdapter adapter = new LinkResourceAdapter();
  private final LinkManagedConnectionFactory factory = new LinkManagedConnectionFactory();
  private final LinkActivationSpec activation = new LinkActivationSpec();
  private final RecordingEndpoints endpoints = new RecordingEndpoints();
  private LinkRequest request = new LinkRequest(new LinkSpec(LinkKind.ETHERNET, 1));

  /** Counts what the pool is told. */
  private static final class PoolEvents implements ConnectionEventListener {
    private final List<ConnectionEvent> closed = new ArrayList<>();
    private final List<ConnectionEvent> errors = new ArrayList<>();

    @Override
    public void connectionClosed(ConnectionEvent event) {
      closed.add(event);
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      errors.add(event);
    }

    @Override
    public void localTransactionStarted(ConnectionEvent event) {
      throw new AssertionError("no transactions");
    }

    @Override
    public void localTransactionCommitted(ConnectionEvent event) {
      throw new AssertionError("no transactions");
    }

    @Override
    public void localTransactionRolledback(ConnectionEvent event) {
      throw new AssertionError("no transactions");
    }
  }

  @BeforeEach
  void activate() throws ResourceException, IOException {
    int port = freePort();
    request = new LinkRequest(new LinkSpec(LinkKind.ETHERNET, port));
    activation.setPort(port);
    adapter.endpointActivation(endpoints, activation);
    factory.setResourceAdapter(adapter);
  }

  @AfterEach
  void stop() {
    adapter.stop();
  }

  @Test
  void handleUsedAfterCleanupFails() throws ResourceException {
    LinkManagedConnection managed = managed();
    LinkConnection handle = handle(managed);
    managed.cleanup();
    assertThrows(IllegalStateException.class, () -> handle.send(batch()));
    assertThrows(IllegalStateException.class, handle::quality);
  }

  @Test
  void handleUsedAfterItsCloseFails() throws ResourceException {
    LinkConnection handle = handle(managed());
    handle.close();
    assertThrows(IllegalStateException.class, () -> handle.send(batch()));
  }

  @Test
  void closingAHandleTellsThePoolOnceAndKeepsTheManagedConnection() throws ResourceException {
    LinkManagedConnection managed = managed();
    PoolEvents pool = new PoolEvents();
    managed.addConnectionEventListener(pool);
    LinkConnection handle = handle(managed);
    handle.close();
    handle.close();
    assertEquals(1, pool.closed.size());
    assertSame(handle, pool.closed.getFirst().getConnectionHandle());
    assertDoesNotThrow(() -> handle(managed).close());
  }

  @Test
  void removedListenerHearsNothing() throws ResourceException {
    LinkManagedConnection managed = managed();
    PoolEvents pool = new PoolEvents();
    managed.addConnectionEventListener(pool);
    managed.removeConnectionEventListener(pool);
    handle(managed).close();
    assertTrue(pool.closed.isEmpty());
  }

  @Test
  void cleanupKeepsTheConnectionForTheNextUser() throws ResourceException, IOException {
    LinkManagedConnection managed = managed();
    handle(managed);
    managed.cleanup();
    assertEquals(1, handle(managed).send(batch()));
  }

  @Test
  void destroyedConnectionGivesNoHandle() throws ResourceException {
    LinkManagedConnection managed = managed();
    managed.destroy();
    assertThrows(ResourceException.class, () -> managed.getConnection(null, request));
  }

  @Test
  void handleCanMoveToAnotherManagedConnection() throws ResourceException, IOException {
    LinkManagedConnection first = managed();
    LinkManagedConnection second = managed();
    LinkConnection handle = handle(first);
    second.associateConnection(handle);
    first.cleanup();
    assertEquals(1, handle.send(batch()));
    second.cleanup();
    assertThrows(IllegalStateException.class, () -> handle.send(batch()));
  }

  @Test
  void foreignHandleIsNotAssociated() throws ResourceException {
    LinkManagedConnection managed = managed();
    assertThrows(ResourceException.class, () -> managed.associateConnection("no handle"));
  }

  @Test
  void matchFindsAConnectionOfAnEqualRequest() throws ResourceException {
    LinkManagedConnection managed = managed();
    assertSame(managed, factory.matchManagedConnections(Set.of("other", managed), null, request));
  }

  @Test
  void matchRefusesAnotherPort() throws ResourceException {
    LinkRequest other = new LinkRequest(new LinkSpec(LinkKind.ETHERNET, 9));
    assertNull(factory.matchManagedConnections(Set.of(managed()), null, other));
  }

  @Test
  void matchRefusesAConnectionWhoseSocketIsGone() throws ResourceException {
    LinkManagedConnection managed = managed();
    adapter.endpointDeactivation(endpoints, activation);
    assertNull(factory.matchManagedConnections(Set.of(managed), null, request));
  }

  @Test
  void lostSocketIsReportedToThePool() throws ResourceException {
    LinkManagedConnection managed = managed();
    PoolEvents pool = new PoolEvents();
    managed.addConnectionEventListener(pool);
    LinkConnection handle = handle(managed);
    adapter.endpointDeactivation(endpoints, activation);
    assertThrows(IOException.class, () -> handle.send(batch()));
    assertEquals(1, pool.errors.size());
  }

  @Test
  void factoriesOfOneAdapterAreEqual() throws ResourceException {
    LinkManagedConnectionFactory twin = new LinkManagedConnectionFactory();
    twin.setResourceAdapter(adapter);
    assertEquals(factory, twin);
    assertEquals(factory.hashCode(), twin.hashCode());
    LinkManagedConnectionFactory stranger = new LinkManagedConnectionFactory();
    stranger.setResourceAdapter(new LinkResourceAdapter());
    assertNotEquals(factory, stranger);
  }

  @Test
  void adapterOfAFactoryCannotBeChanged() {
    assertThrows(
        ResourceException.class, () -> factory.setResourceAdapter(new LinkResourceAdapter()));
  }

  @Test
  void transactionsAreNotSupported() throws ResourceException {
    LinkManagedConnection managed = managed();
    assertThrows(NotSupportedException.class, managed::getXAResource);
    assertThrows(NotSupportedException.class, managed::getLocalTransaction);
    assertNull(adapter.getXAResources(new LinkActivationSpec[] {activation}));
  }

  @Test
  void factoryOutsideAServerIsRefused() {
    assertThrows(NotSupportedException.class, factory::createConnectionFactory);
  }

  @Test
  void portWithoutEndpointIsNamedInTheRefusal() {
    LinkRequest nobody = new LinkRequest(new LinkSpec(LinkKind.ETHERNET, 9));
    ResourceException refused =
        assertThrows(ResourceException.class, () -> factory.createManagedConnection(null, nobody));
    assertTrue(String.valueOf(refused.getMessage()).contains("UDP port 9"));
  }

  @Test
  void portInUseRefusesTheActivation() {
    assertThrows(
        ResourceException.class,
        () -> adapter.endpointActivation(new RecordingEndpoints(), activation));
  }

  @Test
  void applicationFactoryAsksThePoolWithItsRequest() throws IOException {
    ConnectionManager pool =
        new ConnectionManager() {
          private static final long serialVersionUID = 1L;

          @Override
          public Object allocateConnection(
              ManagedConnectionFactory asked, ConnectionRequestInfo with) throws ResourceException {
            assertSame(factory, asked);
            return asked.createManagedConnection(null, with).getConnection(null, with);
          }
        };
    LinkConnectionFactory links =
        assertInstanceOf(LinkConnectionFactory.class, factory.createConnectionFactory(pool));
    try (LinkConnection link = links.getConnection(request.spec())) {
      assertEquals(1, link.send(batch()));
    }
    assertThrows(IOException.class, () -> links.getConnection(new LinkSpec(LinkKind.ETHERNET, 9)));
  }

  @Test
  void wireHasNoPowerModes() throws ResourceException {
    LinkConnection handle = handle(managed());
    assertThrows(UnsupportedOperationException.class, () -> handle.setPowerMode(PowerMode.NORMAL));
  }

  private LinkManagedConnection managed() throws ResourceException {
    return (LinkManagedConnection) factory.createManagedConnection(null, request);
  }

  private LinkConnection handle(LinkManagedConnection managed) throws ResourceException {
    return (LinkConnection) managed.getConnection(null, request);
  }

  private DatagramBatch batch() {
    DatagramBatch batch = new DatagramBatch(1, 10);
    batch.add(
        new byte[] {1},
        0,
        1,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), request.spec().localPort()));
    return batch;
  }

  private static int freePort() throws IOException {
    try (DatagramSocket probe =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return probe.getLocalPort();
    }
  }
}
