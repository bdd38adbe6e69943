package org.honeylink.control.discovery.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.discovery.domain.HeardDevice.Link;
import org.honeylink.control.discovery.domain.Neighbourhood.Outcome;
import org.honeylink.crypto.beacon.Beacon;
import org.honeylink.crypto.pki.DeviceKeyAlgorithm;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {

  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");
  private static final KeyPair ITS_OWN = DeviceKeyAlgorithm.ED25519.generate();
  private static final KeyPair ANOTHER = DeviceKeyAlgorithm.ED25519.generate();

  private final Neighbourhood neighbourhood = new Neighbourhood(3);

  @Test
  void sameDeviceOverTwoLinksIsOneEntryWithTwoLinks() {
    assertEquals(Outcome.ADDED, hear("HL-01", ITS_OWN, Standing.KNOWN, "ethernet", NOW));
    assertEquals(Outcome.REFRESHED, hear("HL-01", ITS_OWN, Standing.KNOWN, "wifi", NOW));
    HeardDevice only = only();
    assertEquals(
        List.of("ethernet", "wifi"),
        only.linksInOrder().stream().map(each -> each.getKey().type()).toList());
  }

  @Test
  void sameNameWithAnotherKeyIsAnEntryOfItsOwn() {
    hear("HL-01", ITS_OWN, Standing.KNOWN, "ethernet", NOW);
    assertEquals(Outcome.ADDED, hear("HL-01", ANOTHER, Standing.SPOOFED, "ethernet", NOW));
    assertEquals(2, neighbourhood.all(NOW).size());
  }

  @Test
  void olderBeaconThanOneThatWasHeardIsAReplay() {
    hear("HL-01", ITS_OWN, Standing.KNOWN, "ethernet", NOW);
    assertEquals(
        Outcome.REPLAYED, hear("HL-01", ITS_OWN, Standing.KNOWN, "wifi", NOW.minusMillis(1)));
    assertEquals(1, only().links().size());
  }

  @Test
  void beaconFromAnotherTimeIsRefused() {
    Instant old = NOW.minus(Neighbourhood.TOLERANCE).minusMillis(1);
    Instant tomorrow = NOW.plus(Neighbourhood.TOLERANCE).plusMillis(1);
    assertEquals(Outcome.REPLAYED, hear("HL-01", ITS_OWN, Standing.KNOWN, "wifi", old));
    assertEquals(Outcome.REPLAYED, hear("HL-01", ITS_OWN, Standing.KNOWN, "wifi", tomorrow));
    assertEquals(List.of(), neighbourhood.all(NOW));
  }

  @Test
  void strangersFillItAndNoMoreAndNeverDisplaceAKnownDevice() {
    hear("HL-01", ITS_OWN, Standing.KNOWN, "wifi", NOW);
    hear("NEW-1", ITS_OWN, Standing.NEW, "wifi", NOW);
    hear("NEW-2", ITS_OWN, Standing.NEW, "wifi", NOW);
    assertEquals(Outcome.CROWDED, hear("NEW-3", ITS_OWN, Standing.NEW, "wifi", NOW));
    assertEquals(Outcome.ADDED, hear("HL-02", ITS_OWN, Standing.KNOWN, "wifi", NOW));
    assertEquals(
        List.of("HL-01", "HL-02"),
        neighbourhood.all(NOW).stream()
            .filter(each -> each.standing() == Standing.KNOWN)
            .map(each -> each.beacon().deviceId())
            .toList());
    assertEquals(3, neighbourhood.all(NOW).size());
  }

  @Test
  void spooferDisplacesAStrangerAndTheDeviceItselfTheSpoofer() {
    hear("NEW-1", ITS_OWN, Standing.NEW, "wifi", NOW);
    hear("HL-01", ANOTHER, Standing.SPOOFED, "wifi", NOW);
    hear("HL-02", ITS_OWN, Standing.KNOWN, "wifi", NOW);
    assertEquals(Outcome.ADDED, hear("HL-03", ANOTHER, Standing.SPOOFED, "wifi", NOW));
    assertFalse(neighbourhood.all(NOW).stream().anyMatch(each -> each.standing() == Standing.NEW));
    assertEquals(Outcome.CROWDED, hear("HL-04", ANOTHER, Standing.SPOOFED, "wifi", NOW));
    assertEquals(Outcome.ADDED, hear("HL-04", ITS_OWN, Standing.KNOWN, "wifi", NOW));
    assertTrue(neighbourhood.lists("HL-02"));
    assertTrue(neighbourhood.lists("HL-04"));
    assertFalse(neighbourhood.lists("HL-0"));
    assertFalse(neighbourhood.lists("NEW-1"));
  }

  @Test
  void spooferIsAnAlarmAlsoWhenThereIsNoRoomForHimButNotWhenItMayBeARecording() {
    Sighting spoofed = sighting("HL-01", ANOTHER, Standing.SPOOFED, "wifi", NOW);
    assertFalse(neighbourhood.isAlarm(spoofed, Outcome.REPLAYED, NOW));
    assertTrue(neighbourhood.isAlarm(spoofed, Outcome.CROWDED, NOW));
    assertFalse(neighbourhood.isAlarm(spoofed, Outcome.CROWDED, NOW));
    Sighting known = sighting("HL-02", ITS_OWN, Standing.KNOWN, "wifi", NOW);
    assertFalse(neighbourhood.isAlarm(known, Outcome.ADDED, NOW));
  }

  @Test
  void linksOfOneDeviceAreBounded() {
    for (int i = 0; i < 20; i++) {
      hear("HL-01", ITS_OWN, Standing.KNOWN, "link-" + i, NOW);
    }
    assertEquals(HeardDevice.MAX_LINKS, only().links().size());
  }

  @Test
  void whoIsSilentIsForgotten() {
    hear("HL-01", ITS_OWN, Standing.KNOWN, "wifi", NOW);
    assertEquals(1, neighbourhood.all(NOW.plus(Neighbourhood.MEMORY)).size());
    assertEquals(0, neighbourhood.all(NOW.plus(Neighbourhood.MEMORY).plusMillis(1)).size());
  }

  @Test
  void spoofingOfOneNameIsNewsOnceInTenMinutes() {
    assertTrue(neighbourhood.isNews("HL-01", NOW));
    assertFalse(neighbourhood.isNews("HL-01", NOW.plusSeconds(599)));
    assertTrue(neighbourhood.isNews("HL-02", NOW));
    assertTrue(neighbourhood.isNews("HL-01", NOW.plus(Duration.ofMinutes(10))));
  }

  @Test
  void oneSourceTakesItsShareAndAllTogetherTheirs() {
    Allowance allowance = new Allowance(2, 3);
    assertTrue(allowance.take("a", NOW));
    assertTrue(allowance.take("a", NOW));
    assertFalse(allowance.take("a", NOW));
    assertTrue(allowance.take("b", NOW));
    assertFalse(allowance.take("c", NOW));
    assertTrue(allowance.take("a", NOW.plusSeconds(1)));
  }

  private Outcome hear(String id, KeyPair keys, Standing standing, String link, Instant said) {
    return neighbourhood.hear(sighting(id, keys, standing, link, said), NOW);
  }

  private static Sighting sighting(
      String id, KeyPair keys, Standing standing, String link, Instant said) {
    Beacon beacon = Beacon.of(id, keys.getPublic(), List.of("telemetry"), link, said);
    return new Sighting(beacon, standing, Optional.empty(), new Link(link, "192.0.2.1"));
  }

  private HeardDevice only() {
    List<HeardDevice> all = neighbourhood.all(NOW);
    assertEquals(1, all.size());
    return all.getFirst();
  }
}
