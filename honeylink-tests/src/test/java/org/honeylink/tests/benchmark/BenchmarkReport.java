package org.honeylink.tests.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The figures of a run with what they were measured on, for people or as one JSON object.
 *
 * @param quick whether settings were shorter than those of docs/benchmarks.md
 */
record BenchmarkReport(String name, boolean quick, List<Figure> figures) {

  BenchmarkReport {
    figures = List.copyOf(figures);
  }

  String text() {
    String note = quick ? "quick run, indicative only; --full measures longer" : "full run";
    return "%s: %s%n%s%n%n%s%n%s%n"
        .formatted(
            name,
            note,
            machine(),
            Figure.heading(),
            figures.stream().map(Figure::text).collect(Collectors.joining("\n")));
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"benchmark\":\"%s\",\"quick\":%s,\"machine\":\"%s\",\"figures\":[%s]}%n",
        name,
        quick,
        machine(),
        figures.stream().map(Figure::json).collect(Collectors.joining(",")));
  }

  private static String machine() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%s, %d CPUs, load %.1f; %s %s %s",
        processor(),
        system.getAvailableProcessors(),
        system.getSystemLoadAverage(),
        system.getName(),
        System.getProperty("java.vm.name"),
        Runtime.version());
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip().replace("\"", ""))
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException notLinux) {
      return System.getProperty("os.arch");
    }
  }
}
