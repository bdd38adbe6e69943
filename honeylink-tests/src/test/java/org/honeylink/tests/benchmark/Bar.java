package org.honeylink.tests.benchmark;

import java.util.Locale;

/**
 * What was to be reached. The bars stand in docs/benchmarks.md.
 *
 * @param of what is held against it
 * @param atMost whether less is better
 */
record Bar(Of of, boolean atMost, double value) {

  /** Nothing: the figure is for comparison alone. */
  static final Bar NONE = new Bar(Of.NOTHING, false, 0);

  enum Verdict {
    YES,
    NO,
    /** The error of a figure is too large to say. */
    UNSETTLED,
    /** There is no bar. */
    NONE
  }

  enum Of {
    NOTHING,
    /** The figure itself. */
    FIGURE,
    /** The figure divided by the peer's. */
    RATIO,
    /** The figure less the peer's. */
    EXCESS
  }

  static Bar atLeast(double value) {
    return new Bar(Of.FIGURE, false, value);
  }

  static Bar atMost(double value) {
    return new Bar(Of.FIGURE, true, value);
  }

  static Bar ratioAtLeast(double value) {
    return new Bar(Of.RATIO, false, value);
  }

  static Bar ratioAtMost(double value) {
    return new Bar(Of.RATIO, true, value);
  }

  static Bar excessAtMost(double value) {
    return new Bar(Of.EXCESS, true, value);
  }

  /** Whether it is met, as far as the errors of both let it be said. */
  Verdict verdict(Score ours, Score peer) {
    if (of == Of.NOTHING) {
      return Verdict.NONE;
    }
    boolean met = isMetBy(ours.value(), peer.value());
    boolean sure =
        met == isMetBy(ours.low(), peer.high())
            && met == isMetBy(ours.high(), peer.low())
            && met == isMetBy(ours.low(), peer.low())
            && met == isMetBy(ours.high(), peer.high());
    return sure ? met ? Verdict.YES : Verdict.NO : Verdict.UNSETTLED;
  }

  private boolean isMetBy(double ours, double peer) {
    double held =
        switch (of) {
          case NOTHING -> value;
          case FIGURE -> ours;
          case RATIO -> ours / peer;
          case EXCESS -> ours - peer;
        };
    return atMost ? held <= value : held >= value;
  }

  String text() {
    String sign = atMost ? "<=" : ">=";
    return switch (of) {
      case NOTHING -> "";
      case FIGURE -> String.format(Locale.ROOT, "%s %,.0f", sign, value);
      case RATIO -> String.format(Locale.ROOT, "ratio %s %.2f", sign, value);
      case EXCESS -> String.format(Locale.ROOT, "peer + %,.0f", value);
    };
  }

  String json() {
    return of == Of.NOTHING
        ? "null"
        : String.format(
            Locale.ROOT,
            "{\"of\":\"%s\",\"%s\":%s}",
            of.name().toLowerCase(Locale.ROOT),
            atMost ? "at_most" : "at_least",
            value);
  }
}
