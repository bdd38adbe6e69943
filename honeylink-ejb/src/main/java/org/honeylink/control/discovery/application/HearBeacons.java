package org.honeylink.control.discovery.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.device.application.DeviceRepository;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.discovery.domain.HeardDevice.Link;
import org.honeylink.control.discovery.domain.Neighbourhood.Outcome;
import org.honeylink.control.discovery.domain.Sighting;
import org.honeylink.control.discovery.domain.Standing;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.trust.application.DeviceCertificates;
import org.honeylink.crypto.beacon.Beacon;
import org.honeylink.crypto.beacon.BeaconRecord;

/**
 * Hears beacons: checks their signatures, asks the registry whose key it is, and raises an alert
 * when somebody bears the name of a paired device. What is heard is unproven and may be hostile.
 */
@Stateless
public class HearBeacons {

  @Inject Neighbours neighbours;
  @Inject DeviceRepository devices;
  @Inject DeviceCertificates certificates;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** Called for every service of our kind that is heard, also for what is none of a device. */
  public void hear(Heard heard) {
    Instant now = clock.instant();
    if ("device".equals(heard.members().get("role")) && isToBeRead(heard, now)) {
      BeaconRecord.read(heard.members()).ifPresent(beacon -> hear(beacon, heard, now));
    }
  }

  /**
   * Strangers that flood the network use up what is for all, but not what is for the registered.
   */
  private boolean isToBeRead(Heard heard, Instant now) {
    if (neighbours.allowance().take(heard.source(), now)) {
      return true;
    }
    String id = heard.members().getOrDefault("id", "");
    return (neighbours.neighbourhood().lists(id) || isRegistered(id, heard.source(), now))
        && neighbours.registered().take(id, now);
  }

  private boolean isRegistered(String id, String source, Instant now) {
    try {
      return neighbours.lookups().take(source, now) && devices.find(new DeviceId(id)).isPresent();
    } catch (ValidationFailed noId) {
      return false;
    }
  }

  private void hear(Beacon beacon, Heard heard, Instant now) {
    Optional<Device> named = devices.find(new DeviceId(beacon.deviceId()));
    Sighting sighting =
        new Sighting(
            beacon,
            standing(beacon, named),
            named.map(Device::tenantId),
            new Link(beacon.link(), heard.heardOn()));
    Outcome outcome = neighbours.neighbourhood().hear(sighting, now);
    if (neighbours.neighbourhood().isAlarm(sighting, outcome, now)) {
      events.fire(spoofed(sighting, heard));
    }
  }

  private Standing standing(Beacon beacon, Optional<Device> named) {
    if (named.isEmpty() || named.get().pairedAt().isEmpty()) {
      return Standing.NEW;
    }
    return certificates.goodKeys(named.get().deviceId()).stream().anyMatch(beacon::isOf)
        ? Standing.KNOWN
        : Standing.SPOOFED;
  }

  private static ControlEvent spoofed(Sighting sighting, Heard heard) {
    String id = sighting.beacon().deviceId();
    Map<String, Object> data =
        Map.of(
            "device_id",
            id,
            "public_key_sha256",
            sighting.beacon().keySha256(),
            "heard_on",
            heard.heardOn(),
            "message",
            "Something on the local network bears the name of this device and has another key");
    return new ControlEvent(
        sighting.tenantId().map(Caller::systemOf).orElse(Caller.SYSTEM),
        Category.AUTHENTICATION,
        "discovery.beacon-spoofed",
        id,
        ControlEvent.Outcome.REFUSED,
        data,
        Optional.of(
            new Publication(
                Topic.ALERT,
                "org.honeylink.alert.beacon-spoofed",
                Optional.of(id),
                Optional.empty(),
                data)));
  }
}
