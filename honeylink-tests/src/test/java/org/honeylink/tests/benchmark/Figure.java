package org.honeylink.tests.benchmark;

import java.util.Locale;

/**
 * One line of a benchmark's result.
 *
 * @param what measured
 * @param ours figure of HoneyLink
 * @param peer who else was measured in the same run, or "none"
 * @param theirs in the same unit
 * @param bar what was to be reached
 */
record Figure(String what, String unit, Score ours, String peer, Score theirs, Bar bar) {

  /** Heads the columns of {@link #text}. */
  static String heading() {
    return String.format(
        Locale.ROOT,
        "%-46s %12s %-5s  %-14s %12s %7s  %-14s %s",
        "figure",
        "ours",
        "",
        "peer",
        "theirs",
        "ratio",
        "bar",
        "met");
  }

  String text() {
    return String.format(
            Locale.ROOT,
            "%-46s %,12.1f %-5s  %-14s %12s %7s  %-14s %s",
            what,
            ours.value(),
            unit,
            hasPeer() ? peer : "",
            hasPeer() ? String.format(Locale.ROOT, "%,.1f", theirs.value()) : "",
            hasPeer() ? String.format(Locale.ROOT, "%.2f", ratio()) : "",
            bar.text(),
            verdict())
        .stripTrailing();
  }

  private String verdict() {
    return switch (bar.verdict(ours, theirs)) {
      case YES -> "yes";
      case NO -> "NO";
      case UNSETTLED -> "unsettled";
      case NONE -> "";
    };
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"what\":\"%s\",\"unit\":\"%s\",\"ours\":%.3f,\"peer\":\"%s\",\"peer_figure\":%s,"
            + "\"ratio\":%s,\"bar\":%s,\"met\":\"%s\"}",
        what,
        unit,
        ours.value(),
        hasPeer() ? peer : "none",
        number(theirs.value()),
        number(ratio()),
        bar.json(),
        bar.verdict(ours, theirs).name().toLowerCase(Locale.ROOT));
  }

  /** JSON knows neither NaN nor infinity. */
  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "null";
  }

  private double ratio() {
    return ours.value() / theirs.value();
  }

  private boolean hasPeer() {
    return !Double.isNaN(theirs.value());
  }
}
