package org.honeylink.control.dataplane.infrastructure;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.dataplane.application.DataPlane;
import org.honeylink.control.dataplane.application.StreamPublisher;
import org.honeylink.control.trust.application.SessionKeys;
import org.honeylink.control.trust.application.SessionRekeying;
import org.honeylink.transport.spi.LinkConnectionFactory;
import org.honeylink.transport.spi.LinkKind;
import org.honeylink.transport.spi.LinkSpec;

/** Makes the one data plane of this node; it has no proxy between it and its packets. */
@Dependent
public class DataPlaneAssembly {

  @Produces
  @Singleton
  DataPlane dataPlane(
      SessionKeys keys,
      SessionRekeying rekeying,
      StreamPublisher publisher,
      LinkConnectionFactory links,
      InstantSource clock,
      @ConfigProperty(name = "honeylink.udp.port", defaultValue = "7844") int udpPort) {
    return DataPlane.of(
        keys, rekeying, publisher, links, new LinkSpec(LinkKind.ETHERNET, udpPort), clock);
  }
}
