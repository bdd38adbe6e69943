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
        "%-45s %,12.1f %-5s bar %,9.0f %s",
        what,
        ours,
        unit,
        bar,
        hasPeer()
            ? String.format(Locale.ROOT, "%s %,.1f, ratio %.2f", peer, peerFigure, ratio())
            : "");
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"what\":\"%s\",\"unit\":\"%s\",\"ours\":%.2f,\"peer\":\"%s\",\"peer_figure\":%s,"
            + "\"ratio\":%s,\"bar\":%.0f}",
        what,
        unit,
        ours,
        peer,
        hasPeer() ? peerFigure : null,
        hasPeer() ? ratio() : null,
        bar);
  }

  private boolean hasPeer() {
    return !Double.isNaN(peerFigure);
  }

  private double ratio() {
    return ours / peerFigure;
  }
}
