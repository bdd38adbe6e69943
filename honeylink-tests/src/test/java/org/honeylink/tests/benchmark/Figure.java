package org.honeylink.tests.benchmark;

import java.util.Locale;

/**
 * One line of a benchmark's result.
 *
 * @param what measured
 * @param ours figure of HoneyLink
 * @param peer who else was measured in the same run, or "none"
 * @param peerFigure theirs, in the same unit
 * @param bar what was to be reached, in the same unit
 */
record Figure(String what, String unit, double ours, String peer, double peerFigure, double bar) {

  String text() {
    return String.format(
        Locale.ROOT,
        "%-52s %,12.1f %-6s  bar %,9.0f   %s %,.1f   ratio %.2f",
        what,
        ours,
        unit,
        bar,
        peer,
        peerFigure,
        ours / peerFigure);
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"what\":\"%s\",\"unit\":\"%s\",\"ours\":%.2f,\"peer\":\"%s\",\"peer_figure\":%.2f,"
            + "\"ratio\":%.3f,\"bar\":%.0f}",
        what,
        unit,
        ours,
        peer,
        peerFigure,
        ours / peerFigure,
        bar);
  }
}
