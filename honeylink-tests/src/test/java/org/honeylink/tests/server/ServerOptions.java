package org.honeylink.tests.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command-line options of the runnable jar; port 0 is any free one. */
final class ServerOptions {

  private ServerOptions() {}

  static List<String> of(Path dataDirectory, int https, int udp, int quic, int amqp) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--data", dataDirectory.toString()));
    options.addAll(List.of("--http-port", Integer.toString(https)));
    options.addAll(List.of("--udp-port", Integer.toString(udp)));
    options.addAll(List.of("--quic-port", Integer.toString(quic)));
    options.addAll(List.of("--amqp-port", Integer.toString(amqp)));
    return options;
  }
}
