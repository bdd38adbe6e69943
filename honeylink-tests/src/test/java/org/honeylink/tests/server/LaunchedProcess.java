package org.honeylink.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One start of the runnable jar; output of both streams goes to a file. */
final class LaunchedProcess {

  private static final List<String> JVM =
      List.of(
          "-Xmx768m",
          "-XX:+UseSerialGC",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED",
          "--add-modules=jdk.incubator.vector",
          // All tests are one caller; a test of the limit sets its own, which comes later.
          "-Dhoneylink.rate-limit.per-second=100000",
          "-Dhoneylink.rate-limit.burst=100000");

  private final Process process;
  private final Path log;

  private LaunchedProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static LaunchedProcess start(Path home, List<String> options) {
    return start(home, ServerSettings.NONE, options);
  }

  static LaunchedProcess start(Path home, ServerSettings settings, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    settings.properties().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-jar");
    command.add(runnableJar().toString());
    command.addAll(options);
    Path log = home.resolve("server.log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(settings.environment());
      return new LaunchedProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  private static Path runnableJar() {
    Path jar =
        Path.of(System.getProperty("honeylink.jar", "../honeylink-launcher/target/honeylink.jar"));
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is missing; build honeylink-launcher first");
    }
    return jar.toAbsolutePath().normalize();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode(long seconds) {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + seconds + " s:\n" + logTail());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As {@code kill} does: the process may clean up. */
  void stop() {
    process.destroy();
    if (!endsWithin(30)) {
      kill();
    }
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    endsWithin(30);
  }

  private boolean endsWithin(long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String logTail() {
    List<String> lines = output().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 80), lines.size()));
  }
}
