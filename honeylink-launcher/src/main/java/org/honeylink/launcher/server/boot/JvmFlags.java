package org.honeylink.launcher.server.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sees to it that the server runs under the flags of {@code jvm.options}, however it was started:
 * {@code java -jar honeylink.jar} replaces itself, under the same process id, by a JVM that has
 * them.
 */
public final class JvmFlags {

  private static final String MARK = "honeylink.jvm";

  private JvmFlags() {}

  /**
   * Returns when this JVM has the flags, or when the system cannot replace a process (Windows); the
   * server then runs with what it has.
   */
  public static void ensure(Path jar, List<String> arguments) {
    if (System.getProperty(MARK) != null) {
      return;
    }
    // glibc would otherwise keep up to eight heaps for each processor.
    ProcessImage.replace(command(jar, arguments), Map.of("MALLOC_ARENA_MAX", "2"));
  }

  static List<String> command(Path jar, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.add("-D" + MARK + "=relaunched");
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-jar");
    command.add(jar.toString());
    command.addAll(arguments);
    return command;
  }

  static List<String> flags() {
    try (InputStream options =
        Objects.requireNonNull(JvmFlags.class.getResourceAsStream("jvm.options"))) {
      return new String(options.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
