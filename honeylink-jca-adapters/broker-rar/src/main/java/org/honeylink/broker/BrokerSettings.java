package org.honeylink.broker;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an administrator may set, under the names of the documentation.
 *
 * @param amqpHost address that outside clients reach
 * @param amqpPort its TCP port, CORE and AMQP 1.0
 * @param dataDirectory journal, bindings, large and paged messages
 * @param keyDirectory where the integrator's password lies
 */
record BrokerSettings(String amqpHost, int amqpPort, Path dataDirectory, Path keyDirectory) {

  BrokerSettings {
    if (amqpPort < 1 || amqpPort > 65_535) {
      throw new IllegalArgumentException("honeylink.amqp.port must be 1 to 65535, got " + amqpPort);
    }
  }

  /**
   * Reads MicroProfile configuration.
   *
   * @param value looks a key up
   * @param fallback directory for everything where no {@code honeylink.data.dir} is set
   */
  static BrokerSettings from(Function<String, Optional<String>> value, Path fallback) {
    Path data = value.apply("honeylink.data.dir").map(Path::of).orElse(fallback);
    return new BrokerSettings(
        value.apply("honeylink.amqp.host").orElse("127.0.0.1"),
        port(value.apply("honeylink.amqp.port").orElse("5672")),
        value.apply("honeylink.broker.data.dir").map(Path::of).orElse(data.resolve("broker")),
        value.apply("honeylink.key.dir").map(Path::of).orElse(data.resolve("keys")));
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(
          "honeylink.amqp.port must be a number, got '" + text + "'", noNumber);
    }
  }
}
