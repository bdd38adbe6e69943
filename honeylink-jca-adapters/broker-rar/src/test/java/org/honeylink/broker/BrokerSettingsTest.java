package org.honeylink.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

  @Test
  void everythingHasADefaultBelowTheInstance() {
    BrokerSettings settings = settings(Map.of());
    assertEquals(
        new BrokerSettings(
            "127.0.0.1", 5672, Path.of("instance", "broker"), Path.of("instance", "keys")),
        settings);
  }

  @Test
  void dataDirectoryMovesBrokerAndKeysTogether() {
    BrokerSettings settings = settings(Map.of("honeylink.data.dir", "here"));
    assertEquals(Path.of("here", "broker"), settings.dataDirectory());
    assertEquals(Path.of("here", "keys"), settings.keyDirectory());
  }

  @Test
  void portThatIsNoNumberIsNamed() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> settings(Map.of("honeylink.amqp.port", "amqp")));
    assertTrue(String.valueOf(refused.getMessage()).contains("honeylink.amqp.port"));
  }

  @Test
  void portOutOfRangeIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> settings(Map.of("honeylink.amqp.port", "65536")));
  }

  private static BrokerSettings settings(Map<String, String> values) {
    return BrokerSettings.from(key -> Optional.ofNullable(values.get(key)), Path.of("instance"));
  }
}
