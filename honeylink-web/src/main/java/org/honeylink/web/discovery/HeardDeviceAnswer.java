package org.honeylink.web.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.honeylink.control.discovery.domain.HeardDevice;

/**
 * A device that was heard, in the words of the API.
 *
 * @param state {@code known}, {@code new} or {@code spoofed}
 * @param verified whether a certificate of the registry says that the key is the device's
 * @param beaconAt by the device's clock
 */
public record HeardDeviceAnswer(
    String deviceId,
    String publicKeySha256,
    String state,
    boolean verified,
    List<String> capabilities,
    List<LinkAnswer> links,
    Instant firstHeard,
    Instant lastHeard,
    Instant beaconAt) {

  static HeardDeviceAnswer of(HeardDevice device) {
    return new HeardDeviceAnswer(
        device.beacon().deviceId(),
        device.beacon().keySha256(),
        device.standing().name().toLowerCase(Locale.ROOT),
        device.isVerified(),
        device.beacon().capabilities(),
        device.linksInOrder().stream().map(LinkAnswer::of).toList(),
        device.firstHeard(),
        device.lastHeard(),
        device.beacon().at());
  }

  /**
   * A way to the device.
   *
   * @param heardOn address of the server's interface
   */
  public record LinkAnswer(String type, String heardOn, Instant lastHeard) {

    private static LinkAnswer of(Map.Entry<HeardDevice.Link, Instant> heard) {
      return new LinkAnswer(heard.getKey().type(), heard.getKey().heardOn(), heard.getValue());
    }
  }
}
