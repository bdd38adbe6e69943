package org.honeylink.control.discovery.domain;

import java.util.Objects;
import java.util.Optional;
import org.honeylink.crypto.beacon.Beacon;

/**
 * A beacon that was heard once, and what is known of it.
 *
 * @param tenantId of the registered device of that name; empty when there is none
 */
public record Sighting(
    Beacon beacon, Standing standing, Optional<String> tenantId, HeardDevice.Link link) {

  public Sighting {
    Objects.requireNonNull(beacon);
    Objects.requireNonNull(standing);
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(link);
  }
}
