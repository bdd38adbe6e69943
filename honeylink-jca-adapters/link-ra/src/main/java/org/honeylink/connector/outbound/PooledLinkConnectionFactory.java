package org.honeylink.connector.outbound;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import javax.naming.Reference;
import org.honeylink.transport.spi.LinkConnection;
import org.honeylink.transport.spi.LinkConnectionFactory;
import org.honeylink.transport.spi.LinkSpec;
import org.jspecify.annotations.Nullable;

/** Asks the server's connection pool. Thread-safe. */
public final class PooledLinkConnectionFactory
    implements LinkConnectionFactory, Referenceable, Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final LinkManagedConnectionFactory connections;

  // A connection manager that is not serializable is the server's own matter, JCA 2.1, 6.5.2.
  @SuppressWarnings("serial")
  private final ConnectionManager pool;

  private transient @Nullable Reference reference;

  PooledLinkConnectionFactory(LinkManagedConnectionFactory connections, ConnectionManager pool) {
    this.connections = connections;
    this.pool = pool;
  }

  @Override
  public LinkConnection getConnection(LinkSpec spec) throws IOException {
    try {
      return (LinkConnection) pool.allocateConnection(connections, new LinkRequest(spec));
    } catch (ResourceException refused) {
      throw new IOException("No link for " + spec + ": " + refused.getMessage(), refused);
    }
  }

  @Override
  public void setReference(Reference reference) {
    this.reference = reference;
  }

  @Override
  public @Nullable Reference getReference() {
    return reference;
  }
}
