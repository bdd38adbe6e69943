package org.honeylink.launcher.server.boot;

import java.nio.file.Path;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param data data directory, absolute
 * @param host address to listen on
 * @param httpPort HTTPS, TCP; 0 for any free one
 * @param udpPort HLST, UDP; 0 for any free one
 * @param quicPort QUIC, UDP; 0 for any free one
 * @param amqpPort AMQP 1.0 and CORE, TCP; 0 for any free one
 * @param help whether only the usage is wanted
 */
public record LaunchOptions(
    Path data, String host, int httpPort, int udpPort, int quicPort, int amqpPort, boolean help) {

  public static final String USAGE =
      """
      Usage: java -jar honeylink.jar [options]

        --data DIR       where everything is kept; made when missing      (default: ./data)
        --host ADDRESS   address to listen on                             (default: 127.0.0.1)
        --http-port N    HTTPS: console and API; 0 takes any free port    (default: 8443)
        --udp-port N     HLST, the devices' streams; 0 as above           (default: 7844)
        --quic-port N    the same over QUIC; 0 as above                   (default: 7843)
        --amqp-port N    AMQP 1.0, events for integrators; 0 as above     (default: 5672)
        --help           this text
      """;

  private static final List<String> NAMES =
      List.of(
          "--data", "--host", "--http-port", "--udp-port", "--quic-port", "--amqp-port", "--help");

  private static LaunchOptions defaults() {
    return new LaunchOptions(
        Path.of("data").toAbsolutePath(), "127.0.0.1", 8443, 7844, 7843, 5672, false);
  }

  /**
   * Reads {@code --name value} and {@code --name=value}.
   *
   * @throws Refusal for an unknown option, a missing value or a port out of range
   */
  public static LaunchOptions parse(List<String> arguments) {
    LaunchOptions options = defaults();
    int next = 0;
    while (next < arguments.size()) {
      String argument = arguments.get(next++);
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!NAMES.contains(name)) {
        throw Refusal.usage(
            "Unknown option '" + name + "'. Did you mean '" + NearestName.of(name, NAMES) + "'?");
      }
      if (name.equals("--help")) {
        return options.withHelp();
      }
      if (equals < 0 && next == arguments.size()) {
        throw Refusal.usage("Option " + name + " needs a value");
      }
      String value = equals < 0 ? arguments.get(next++) : argument.substring(equals + 1);
      options = options.with(name, value);
    }
    return options;
  }

  private LaunchOptions with(String name, String value) {
    return switch (name) {
      case "--data" -> withData(Path.of(value).toAbsolutePath().normalize());
      case "--host" -> new LaunchOptions(data, value, httpPort, udpPort, quicPort, amqpPort, help);
      default -> withPort(name, port(name, value));
    };
  }

  private LaunchOptions withData(Path directory) {
    return new LaunchOptions(directory, host, httpPort, udpPort, quicPort, amqpPort, help);
  }

  private LaunchOptions withPort(String name, int port) {
    return switch (name) {
      case "--http-port" -> new LaunchOptions(data, host, port, udpPort, quicPort, amqpPort, help);
      case "--udp-port" -> new LaunchOptions(data, host, httpPort, port, quicPort, amqpPort, help);
      case "--quic-port" -> new LaunchOptions(data, host, httpPort, udpPort, port, amqpPort, help);
      default -> new LaunchOptions(data, host, httpPort, udpPort, quicPort, port, help);
    };
  }

  private LaunchOptions withHelp() {
    return new LaunchOptions(data, host, httpPort, udpPort, quicPort, amqpPort, true);
  }

  private static int port(String name, String value) {
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw Refusal.usage("Option " + name + " takes a port, 0 to 65535, got '" + value + "'");
    }
    return Integer.parseInt(value);
  }
}
