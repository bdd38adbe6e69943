package org.honeylink.launcher.cli.io;

import java.io.Console;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command may ask besides its options.
 *
 * @param environment variables of the process
 * @param input standard input
 * @param ask shows a prompt and reads what is typed without echo; empty when nobody sits there
 */
public record Surroundings(
    Map<String, String> environment, InputStream input, Optional<Function<String, char[]>> ask) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process. */
  public static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        System.in,
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(console -> prompt -> typed(console, prompt)));
  }

  private static char[] typed(Console console, String prompt) {
    return Optional.ofNullable(console.readPassword("%s: ", prompt)).orElseGet(() -> new char[0]);
  }
}
