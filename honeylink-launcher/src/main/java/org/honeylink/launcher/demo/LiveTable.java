package org.honeylink.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The running figures as text: a small table on a terminal, one line elsewhere. */
final class LiveTable {

  private static final int BAR_CHARACTERS = 30;

  private LiveTable() {}

  static List<String> table(Progress progress) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        String.format(
            "  %-20s %7s %9s %9s %9s %7s %9s %9s %8s",
            "stream",
            "streams",
            "sent",
            "delivered",
            "rebuilt",
            "lost",
            "P50 ms",
            "P99 ms",
            "msg/s"));
    for (Progress.Row row : progress.rows()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-20s %7d %9d %9d %9d %7d %9.1f %9.1f %8.0f",
              row.kind().streamName + mode(row.kind()),
              row.streams(),
              row.sent(),
              row.delivered(),
              row.rebuilt(),
              row.lost(),
              row.p50Millis(),
              row.p99Millis(),
              row.perSecond()));
    }
    lines.add("");
    lines.add("  " + bar(progress) + "  " + clock(progress));
    return lines;
  }

  static String line(Progress progress) {
    var line = new StringBuilder(clock(progress));
    for (Progress.Row row : progress.rows()) {
      line.append(
          String.format(
              Locale.ROOT,
              "  %s sent %d delivered %d rebuilt %d lost %d P50 %.1f P99 %.1f ms %.0f/s",
              row.kind().streamName,
              row.sent(),
              row.delivered(),
              row.rebuilt(),
              row.lost(),
              row.p50Millis(),
              row.p99Millis(),
              row.perSecond()));
    }
    return line.toString();
  }

  private static String mode(StreamKind kind) {
    return kind.isReliable() ? " (reliable)" : " (unreliable)";
  }

  private static String bar(Progress progress) {
    double share = Math.min(1, progress.elapsedSeconds() / progress.totalSeconds());
    int done = (int) (share * BAR_CHARACTERS);
    return "█".repeat(done) + "░".repeat(BAR_CHARACTERS - done);
  }

  private static String clock(Progress progress) {
    return String.format(
        Locale.ROOT,
        "%3.0f s of %.0f s",
        Math.min(progress.elapsedSeconds(), progress.totalSeconds()),
        progress.totalSeconds());
  }
}
