package org.honeylink.connector.outbound;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.io.Serial;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import org.honeylink.connector.adapter.LinkResourceAdapter;
import org.honeylink.connector.link.ethernet.EthernetSocket;
import org.honeylink.transport.spi.LinkConnection;
import org.honeylink.transport.spi.LinkConnectionFactory;
import org.honeylink.transport.spi.LinkSpec;
import org.jspecify.annotations.Nullable;

/** Makes and matches managed links. It has no properties: a link is named by its request. */
@ConnectionDefinition(
    connectionFactory = LinkConnectionFactory.class,
    connectionFactoryImpl = PooledLinkConnectionFactory.class,
    connection = LinkConnection.class,
    connectionImpl = LinkHandle.class)
public class LinkManagedConnectionFactory
    implements ManagedConnectionFactory, ResourceAdapterAssociation {

  @Serial private static final long serialVersionUID = 1L;

  private @Nullable LinkResourceAdapter adapter;
  private transient @Nullable PrintWriter logWriter;

  @Override
  public Object createConnectionFactory(ConnectionManager pool) {
    return new PooledLinkConnectionFactory(this, pool);
  }

  @Override
  public Object createConnectionFactory() throws ResourceException {
    throw new NotSupportedException("Links exist inside an application server only");
  }

  @Override
  public ManagedConnection createManagedConnection(
      @Nullable Subject subject, @Nullable ConnectionRequestInfo request) throws ResourceException {
    LinkSpec spec = specOf(request);
    return new LinkManagedConnection(spec, socket(spec));
  }

  private EthernetSocket socket(LinkSpec spec) throws ResourceException {
    LinkResourceAdapter owner = adapter;
    if (owner == null) {
      throw new jakarta.resource.spi.IllegalStateException("Not associated with its adapter yet");
    }
    return owner
        .socket(spec.localPort())
        .orElseThrow(
            () ->
                new ResourceException(
                    "no endpoint listens on UDP port "
                        + spec.localPort()
                        + "; is honeylink.udp.port set to it, and has the application started?"));
  }

  private static LinkSpec specOf(@Nullable ConnectionRequestInfo request) throws ResourceException {
    if (request instanceof LinkRequest link) {
      return link.spec();
    }
    throw new NotSupportedException("A link is asked for with a LinkSpec, got " + request);
  }

  /** Null when none fits, as section 6.5.3.3 of JCA 2.1 has it. */
  @Override
  @SuppressWarnings("rawtypes") // of the interface
  public @Nullable ManagedConnection matchManagedConnections(
      Set candidates, @Nullable Subject subject, @Nullable ConnectionRequestInfo request)
      throws ResourceException {
    LinkSpec spec = specOf(request);
    for (Object candidate : candidates) {
      if (candidate instanceof LinkManagedConnection link && link.serves(spec)) {
        return link;
      }
    }
    return null;
  }

  @Override
  public @Nullable ResourceAdapter getResourceAdapter() {
    return adapter;
  }

  /** Once: "the association must not change", JCA 2.1, 5.3.3. */
  @Override
  public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
    if (this.adapter != null && !this.adapter.equals(adapter)) {
      throw new jakarta.resource.spi.IllegalStateException("Associated with an adapter already");
    }
    this.adapter = (LinkResourceAdapter) adapter;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) {
    this.logWriter = writer;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LinkManagedConnectionFactory that
        && Objects.equals(adapter, that.adapter);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(adapter);
  }
}
