package org.honeylink.connector.outbound;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;
import org.honeylink.connector.link.ethernet.EthernetLink;
import org.honeylink.connector.link.ethernet.EthernetSocket;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.LinkQuality;
import org.honeylink.transport.spi.LinkSpec;
import org.jspecify.annotations.Nullable;

/**
 * One link in the pool. It borrows the socket of the inbound side, which outlives it: destroying a
 * connection closes nothing.
 */
final class LinkManagedConnection implements ManagedConnection {

  private final LinkSpec spec;
  private final EthernetLink link;
  private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
  private final Set<LinkHandle> handles = ConcurrentHashMap.newKeySet();
  private volatile boolean destroyed;
  private @Nullable PrintWriter logWriter;

  LinkManagedConnection(LinkSpec spec, EthernetSocket socket) {
    this.spec = spec;
    this.link = new EthernetLink(socket);
  }

  boolean serves(LinkSpec wanted) {
    return !destroyed && link.isOpen() && spec.equals(wanted);
  }

  int send(DatagramBatch batch) throws IOException {
    return link.send(batch);
  }

  LinkQuality quality() {
    return link.quality();
  }

  @Override
  public Object getConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo request)
      throws ResourceException {
    requireUsable();
    LinkHandle handle = new LinkHandle(this);
    handles.add(handle);
    return handle;
  }

  @Override
  public void associateConnection(Object connection) throws ResourceException {
    requireUsable();
    if (!(connection instanceof LinkHandle handle)) {
      throw new ResourceException("Not a handle of this adapter: " + connection);
    }
    LinkManagedConnection previous = handle.moveTo(this);
    if (previous != null) {
      previous.handles.remove(handle);
    }
    handles.add(handle);
  }

  /** Returns to the pool: every handle given out is dead from here on. */
  @Override
  public void cleanup() {
    handles.forEach(LinkHandle::invalidate);
    handles.clear();
  }

  @Override
  public void destroy() {
    cleanup();
    destroyed = true;
  }

  void handleClosed(LinkHandle handle) {
    handles.remove(handle);
    ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
    event.setConnectionHandle(handle);
    listeners.forEach(listener -> listener.connectionClosed(event));
  }

  /** Tells the pool to throw this link away: its socket is gone. */
  void failed(IOException cause) {
    ConnectionEvent event =
        new ConnectionEvent(this, ConnectionEvent.CONNECTION_ERROR_OCCURRED, cause);
    listeners.forEach(listener -> listener.connectionErrorOccurred(event));
  }

  boolean isOpen() {
    return link.isOpen();
  }

  private void requireUsable() throws ResourceException {
    if (destroyed) {
      throw new jakarta.resource.spi.IllegalStateException("This link has been destroyed");
    }
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    listeners.remove(listener);
  }

  @Override
  public XAResource getXAResource() throws ResourceException {
    throw new NotSupportedException("A datagram that was sent cannot be rolled back");
  }

  @Override
  public LocalTransaction getLocalTransaction() throws ResourceException {
    throw new NotSupportedException("A datagram that was sent cannot be rolled back");
  }

  @Override
  public ManagedConnectionMetaData getMetaData() throws ResourceException {
    requireUsable();
    return new LinkMetaData();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) {
    this.logWriter = writer;
  }
}
