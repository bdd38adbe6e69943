package org.honeylink.control.device.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.junit.jupiter.api.Test;

class DeviceTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final TelemetryTopics NO_TOPICS = new TelemetryTopics(List.of());

  @Test
  void aRegisteredDeviceIsPendingAndOpensNoSession() {
    Device device = device();
    assertEquals(DeviceStatus.PENDING, device.status());
    assertThrows(WrongState.class, device::requirePaired);
  }

  @Test
  void aPairedDeviceStaysPairedWhenItIsPairedAgainAndASuspendedOneIsNot() {
    Device device = device();
    device.pair(NO_TOPICS, NOW.plusSeconds(60), NOW);
    assertEquals(Optional.of(NOW), device.pairedAt());
    device.requirePaired();
    device.pair(NO_TOPICS, NOW.plusSeconds(90), NOW.plusSeconds(30));
    assertEquals(Optional.of(NOW.plusSeconds(30)), device.pairedAt());
    device.move(DeviceMove.SUSPEND, NOW);
    assertThrows(WrongState.class, device::requirePaired);
    assertThrows(WrongState.class, () -> device.pair(NO_TOPICS, NOW, NOW));
  }

  @Test
  void aTokenHas43CharactersAndIsKeptAsItsDigestOnly() {
    DeviceToken token = DeviceToken.random(new SecureRandom());
    assertEquals(43, token.reveal().length());
    assertEquals(32, token.sha256().length);
    assertFalse(token.toString().contains(token.reveal()));
  }

  private static Device device() {
    try (X25519KeyPair pair = X25519KeyPair.generate()) {
      return Device.register(
          new UUID(1, 1),
          "default",
          new Registration(
              new DeviceId("HL-EDGE-0001"),
              pair.publicKey(),
              SemanticVersion.parse("1.2.0"),
              new Capabilities(Set.of(Capability.TELEMETRY)),
              Optional.empty(),
              new Metadata(Map.of())),
          DeviceToken.random(new SecureRandom()),
          NOW);
    }
  }
}
