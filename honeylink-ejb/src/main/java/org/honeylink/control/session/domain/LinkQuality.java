package org.honeylink.control.session.domain;

import java.util.Locale;

/** How well packets of a device arrive, before any repair; {@link #text} is the name outside. */
public enum LinkQuality {
  /** Up to 1 % is lost. */
  GOOD,
  /** Up to 5 %: repair copes, and costs some bandwidth. */
  FAIR,
  /** More: repair costs much, and may not suffice. */
  POOR;

  private static final double FAIR_ABOVE = 0.01;
  private static final double POOR_ABOVE = 0.05;

  /**
   * The quality of a loss.
   *
   * @param loss share of packets lost, 0 to 1
   */
  public static LinkQuality of(double loss) {
    return loss > POOR_ABOVE ? POOR : loss > FAIR_ABOVE ? FAIR : GOOD;
  }

  /** As in {@code good}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
