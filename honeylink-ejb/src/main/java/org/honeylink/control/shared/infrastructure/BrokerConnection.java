package org.honeylink.control.shared.infrastructure;

import jakarta.ejb.Stateless;
import jakarta.resource.ConnectionFactoryDefinition;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;

/**
 * Defines the one pool of connections to the broker that lives in the application's own adapter.
 */
@Stateless
@ConnectionFactoryDefinition(
    name = BrokerConnection.FACTORY,
    interfaceName = "jakarta.jms.ConnectionFactory",
    resourceAdapter = "#broker-rar",
    minPoolSize = 1,
    maxPoolSize = 16,
    transactionSupport = TransactionSupportLevel.XATransaction)
public class BrokerConnection {

  /** JNDI name of the connection factory. */
  public static final String FACTORY = "java:app/jms/HoneyLink";
}
