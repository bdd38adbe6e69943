package org.honeylink.tests.operation;

import java.util.List;
import java.util.regex.Pattern;

/** Prometheus text (exposition format 0.0.4), as the scraper reads it. */
record Metrics(String text) {

  /** Lines of HoneyLink's own metrics, without comments. */
  List<String> ownLines() {
    return text.lines().filter(line -> line.startsWith("honeylink_")).toList();
  }

  double operations(String operation, String outcome) {
    return value("honeylink_operations_total", operation, "outcome=\"" + outcome + "\"");
  }

  double count(String operation) {
    return value("honeylink_operation_duration_seconds_count", operation, "");
  }

  double seconds(String operation) {
    return value("honeylink_operation_duration_seconds_sum", operation, "");
  }

  /** Of all durations that were so short, in seconds as the server writes them. */
  double bucket(String operation, String atMost) {
    return value("honeylink_operation_duration_seconds_bucket", operation, "le=\"" + atMost + "\"");
  }

  private double value(String name, String operation, String label) {
    Pattern line = Pattern.compile(Pattern.quote(name) + "\\{(.*)} (\\S+)");
    return ownLines().stream()
        .map(line::matcher)
        .filter(matcher -> matcher.matches())
        .filter(matcher -> matcher.group(1).contains("operation=\"" + operation + "\""))
        .filter(matcher -> matcher.group(1).contains(label))
        .mapToDouble(matcher -> Double.parseDouble(matcher.group(2)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " " + operation + " " + label));
  }
}
