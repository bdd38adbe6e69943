package org.honeylink.launcher.cli.link;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be said of a link: an option for both directions, and one for each. */
enum LinkFigure {
  LOSS("SHARE", "0", "Datagrams that vanish, like 5% or 0.05."),
  BURST("N", "1", "They vanish in runs of N on average, like 3 or 2.5.", LOSS),
  DELAY("TIME", "0ms", "How long every datagram is under way, like 20ms."),
  JITTER("TIME", "0ms", "Up to this much longer; datagrams overtake each other."),
  REORDER("SHARE", "0", "Datagrams held back so that later ones overtake them."),
  REORDER_DELAY("TIME", "20ms", "How long these are held back (default: 20ms).", REORDER),
  DUPLICATE("SHARE", "0", "Datagrams that arrive twice."),
  CORRUPT("SHARE", "0", "Datagrams that arrive with a wrong bit."),
  RATE("BITS", "0", "Bits a second that get through, like 512k, 10M or 1G."),
  QUEUE("TIME", "100ms", "Longest wait before the link, else dropped (default: 100ms).", RATE),
  CUT("LENGTH/PERIOD", "0ms/0ms", "Nothing gets through at the end of each period: 1s/10s.");

  private final String label;
  private final String usual;
  private final String description;
  private final @Nullable LinkFigure needed;

  LinkFigure(String label, String usual, String description) {
    this(label, usual, description, null);
  }

  /**
   * @param needed without which this one has no effect
   */
  LinkFigure(String label, String usual, String description, @Nullable LinkFigure needed) {
    this.label = label;
    this.usual = usual;
    this.description = description;
    this.needed = needed;
  }

  /** Behind the dashes, and behind the direction. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String label() {
    return label;
  }

  /** Its value when it is not given. */
  String usual() {
    return usual;
  }

  String description() {
    return description;
  }

  @Nullable LinkFigure needed() {
    return needed;
  }
}
