package org.honeylink.control.dataplane.infrastructure;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.resource.ConnectionFactoryDefinition;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import java.io.IOException;
import org.honeylink.transport.spi.LinkConnection;
import org.honeylink.transport.spi.LinkConnectionFactory;
import org.honeylink.transport.spi.LinkSpec;

/** The link adapter's pool of connections, defined and handed on. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ConnectionFactoryDefinition(
    name = ManagedLink.FACTORY,
    interfaceName = "org.honeylink.transport.spi.LinkConnectionFactory",
    resourceAdapter = "#link-rar",
    minPoolSize = 0,
    maxPoolSize = 16,
    transactionSupport = TransactionSupportLevel.NoTransaction)
public class ManagedLink implements LinkConnectionFactory {

  static final String FACTORY = "java:app/link/HoneyLink";

  @Resource(lookup = FACTORY)
  private LinkConnectionFactory factory;

  @Override
  public LinkConnection getConnection(LinkSpec spec) throws IOException {
    return factory.getConnection(spec);
  }
}
