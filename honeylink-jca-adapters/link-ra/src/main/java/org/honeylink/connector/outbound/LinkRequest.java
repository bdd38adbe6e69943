package org.honeylink.connector.outbound;

import jakarta.resource.spi.ConnectionRequestInfo;
import java.util.Objects;
import org.honeylink.transport.spi.LinkSpec;

/** What a caller asked the pool for; connections of equal requests may stand in for each other. */
record LinkRequest(LinkSpec spec) implements ConnectionRequestInfo {

  LinkRequest {
    Objects.requireNonNull(spec);
  }
}
