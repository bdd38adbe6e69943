package org.honeylink.tests.server;

import java.util.Map;

/**
 * Configuration of a server beside its command line.
 *
 * @param properties system properties
 * @param environment variables, beside those of the test run
 */
public record ServerSettings(Map<String, String> properties, Map<String, String> environment) {

  static final ServerSettings NONE = new ServerSettings(Map.of(), Map.of());

  public ServerSettings {
    properties = Map.copyOf(properties);
    environment = Map.copyOf(environment);
  }

  public static ServerSettings of(Map<String, String> properties) {
    return new ServerSettings(properties, Map.of());
  }
}
