package org.honeylink.control.discovery.application;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.discovery.domain.HeardDevice;
import org.honeylink.control.discovery.domain.Standing;

/**
 * Whom to list; an empty part does not narrow.
 *
 * @param deviceId the name it bears
 * @param link a type of link on which it was heard
 * @param heardSince it was heard then or later
 */
public record DiscoveryFilter(
    Optional<Standing> standing,
    Optional<String> deviceId,
    Optional<String> link,
    Optional<Instant> heardSince) {

  public DiscoveryFilter {
    Objects.requireNonNull(standing);
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(link);
    Objects.requireNonNull(heardSince);
  }

  boolean takes(HeardDevice device) {
    return standing.map(each -> each == device.standing()).orElse(true)
        && deviceId.map(each -> each.equals(device.beacon().deviceId())).orElse(true)
        && link.map(each -> hasLink(device, each)).orElse(true)
        && heardSince.map(each -> !device.lastHeard().isBefore(each)).orElse(true);
  }

  private static boolean hasLink(HeardDevice device, String type) {
    return device.links().keySet().stream().anyMatch(each -> each.type().equals(type));
  }
}
