package org.honeylink.control.dataplane.infrastructure;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.honeylink.control.dataplane.application.DataPlane;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.DatagramListener;
import org.honeylink.transport.spi.LinkStateChange;

/** Where the link adapter delivers: one call, and so one hop through the container, a batch. */
@MessageDriven(
    name = "DatagramEndpoint",
    messageListenerInterface = DatagramListener.class,
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "host",
          propertyValue = "${MPCONFIG=honeylink.udp.host:127.0.0.1}"),
      @ActivationConfigProperty(
          propertyName = "port",
          propertyValue = "${MPCONFIG=honeylink.udp.port:7844}"),
      @ActivationConfigProperty(
          propertyName = "batching",
          propertyValue = "${MPCONFIG=honeylink.udp.batching:off}")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DatagramEndpoint implements DatagramListener {

  private static final Logger LOG = System.getLogger(DatagramEndpoint.class.getName());

  @Inject private DataPlane dataPlane;

  @Override
  public void onBatch(DatagramBatch batch) {
    dataPlane.receive(batch);
  }

  @Override
  public void onLinkStateChange(LinkStateChange change) {
    LOG.log(
        Level.INFO, "Link {0} {1} is {2}", change.kind(), change.interfaceName(), change.state());
  }
}
