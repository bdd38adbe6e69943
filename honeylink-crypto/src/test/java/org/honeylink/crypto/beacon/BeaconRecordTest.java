package org.honeylink.crypto.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.honeylink.crypto.pki.DeviceKeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BeaconRecordTest {

  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00.123Z");

  private static Beacon beacon(KeyPair keys) {
    return Beacon.of(
        "HL-EDGE-0001", keys.getPublic(), List.of("telemetry", "control"), "ethernet", NOW);
  }

  @ParameterizedTest
  @EnumSource(DeviceKeyAlgorithm.class)
  void signedBeaconIsReadBackAndFitsIntoATxtRecord(DeviceKeyAlgorithm algorithm) {
    KeyPair keys = algorithm.generate();
    Beacon said = beacon(keys);
    Map<String, String> members = BeaconRecord.sign(said, keys);
    assertEquals(Optional.of(said), BeaconRecord.read(members));
    assertTrue(
        members.entrySet().stream()
            .allMatch(e -> e.getKey().length() + 1 + e.getValue().length() <= 255));
  }

  @Test
  void anyChangeOfAnyMemberIsRefused() {
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    Map<String, String> members = BeaconRecord.sign(beacon(keys), keys);
    Map<String, String> changes =
        Map.of(
            "v", "2",
            "role", "server",
            "id", "HL-EDGE-0002",
            "cap", "telemetry",
            "link", "wifi",
            "ts", Long.toString(NOW.toEpochMilli() + 1));
    changes.forEach(
        (name, value) -> {
          Map<String, String> changed = new HashMap<>(members);
          changed.put(name, value);
          assertEquals(Optional.empty(), BeaconRecord.read(changed), name);
        });
  }

  @Test
  void anotherKeyUnderTheSameNameNeedsItsOwnSignature() {
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    KeyPair other = DeviceKeyAlgorithm.ED25519.generate();
    Map<String, String> members = new HashMap<>(BeaconRecord.sign(beacon(keys), keys));
    members.put("pk", new Beacon.Bytes(other.getPublic().getEncoded()).text());
    assertEquals(Optional.empty(), BeaconRecord.read(members));
    assertThrows(IllegalArgumentException.class, () -> BeaconRecord.sign(beacon(keys), other));
  }

  @Test
  void whatStrangersSayNeverThrows() {
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    Map<String, String> good = BeaconRecord.sign(beacon(keys), keys);
    for (String name : good.keySet()) {
      for (String junk :
          List.of("", "\u0000", "a b", "-1", "x".repeat(300), "====", "A".repeat(80))) {
        Map<String, String> bad = new HashMap<>(good);
        bad.put(name, junk);
        assertEquals(Optional.empty(), BeaconRecord.read(bad), name + " " + junk);
      }
      Map<String, String> less = new HashMap<>(good);
      less.remove(name);
      assertEquals(Optional.empty(), BeaconRecord.read(less), name);
    }
    Map<String, String> more = new HashMap<>(good);
    more.put("more", "1");
    assertEquals(Optional.empty(), BeaconRecord.read(more));
  }
}
