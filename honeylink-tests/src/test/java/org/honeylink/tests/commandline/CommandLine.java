package org.honeylink.tests.commandline;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.honeylink.tests.source.SourceTree;

/**
 * One call of a program for the command line.
 *
 * @param exitCode of the process
 * @param output standard output
 * @param errors standard error
 */
record CommandLine(int exitCode, String output, String errors) {

  /** Runs the script in the project's root and waits. */
  static CommandLine script(long mostSeconds, String... arguments) {
    Path script = SourceTree.root().resolve("honeylink");
    return run(
        mostSeconds,
        Map.of(),
        Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList());
  }

  /**
   * As {@link #script}, with further variables in its environment, and without the build that it
   * would check first: the tests are part of that build.
   */
  static CommandLine builtScript(
      long mostSeconds, Map<String, String> environment, String... arguments) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("HONEYLINK_SKIP_BUILD", "yes");
    Path script = SourceTree.root().resolve("honeylink");
    return run(
        mostSeconds,
        variables,
        Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList());
  }

  /** Any program of the machine. */
  static CommandLine of(long mostSeconds, String... command) {
    return run(mostSeconds, Map.of(), List.of(command));
  }

  /**
   * Runs what is behind the script, without the build that the script would check first: the tests
   * are part of that build.
   */
  static CommandLine program(long mostSeconds, String... arguments) {
    Stream<String> command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            SourceTree.root().resolve("honeylink-launcher/target/cli") + "/*",
            "org.honeylink.launcher.cli.HoneyLinkCommand");
    return run(mostSeconds, Map.of(), Stream.concat(command, Stream.of(arguments)).toList());
  }

  private static CommandLine run(
      long mostSeconds, Map<String, String> environment, List<String> command) {
    try {
      Path output = Files.createTempFile("honeylink-command-", ".out");
      Path errors = Files.createTempFile("honeylink-command-", ".err");
      try {
        int exitCode = run(command, environment, output.toFile(), errors.toFile(), mostSeconds);
        return new CommandLine(exitCode, Files.readString(output), Files.readString(errors));
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int run(
      List<String> command,
      Map<String, String> environment,
      File output,
      File errors,
      long mostSeconds)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(SourceTree.root().toFile());
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectOutput(output).redirectError(errors).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(mostSeconds, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroyForcibly();
        throw new AssertionError(
            command
                + " still runs after "
                + mostSeconds
                + " s:\n"
                + Files.readString(errors.toPath()));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
