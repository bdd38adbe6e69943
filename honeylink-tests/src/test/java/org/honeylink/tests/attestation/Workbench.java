package org.honeylink.tests.attestation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A directory in which commands are run; each must end well. */
final class Workbench {

  private static final int LIMIT_SECONDS = 60;

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();

  Workbench(Path directory) {
    this.directory = directory;
  }

  /** Skips the test, saying why, where a command is not installed. */
  static void assumeInstalled(String... commands) {
    for (String command : commands) {
      assumeTrue(
          Arrays.stream(System.getenv("PATH").split(":"))
              .anyMatch(place -> Files.isExecutable(Path.of(place, command))),
          command + " is not installed, so this is not tested");
    }
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  byte[] read(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String name, byte[] content) {
    try {
      Files.write(file(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a script of the shell. */
  void run(String script) {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-e", "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(file("log").toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(script + "\n" + Files.readString(file("log")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
