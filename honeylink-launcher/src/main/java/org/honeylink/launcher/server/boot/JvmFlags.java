package org.honeylink.launcher.server.boot;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.honeylink.launcher.server.data.Unpacked;

/**
 * Sees to it that the server runs under the flags of {@code jvm.options}, with Payara's jars on its
 * class path, however it was started: {@code java -jar honeylink.jar} replaces itself, under the
 * same process id.
 *
 * <p>The jars come from one directory that all servers share and none writes to. Payara's own way,
 * a class loader that unpacks them, would need a copy of 150 MB for each data directory.
 */
public final class JvmFlags {

  private static final String MARK = "honeylink.jvm";

  private JvmFlags() {}

  /**
   * Returns when this JVM has the flags already.
   *
   * @param main class to run again with {@code arguments}
   * @throws IOException when the other JVM cannot be started
   */
  public static void ensure(Path jar, Unpacked files, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    if (System.getProperty(MARK) != null) {
      return;
    }
    List<String> command = command(jar, files, main.getName(), arguments);
    // glibc would otherwise keep up to eight heaps for each processor.
    ProcessImage.replace(command, Map.of("MALLOC_ARENA_MAX", "2"));
    // No execve here (Windows): the other JVM is a child.
    System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
  }

  static List<String> command(Path jar, Unpacked files, String main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.add("-D" + MARK + "=relaunched");
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(files.bootJar() + File.pathSeparator + jar.toAbsolutePath());
    command.add(main);
    command.addAll(arguments);
    return command;
  }

  static List<String> flags() throws IOException {
    try (InputStream options =
        Objects.requireNonNull(JvmFlags.class.getResourceAsStream("jvm.options"))) {
      return new String(options.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    }
  }
}
