package org.honeylink.transport.impairment;

import java.time.Duration;

/**
 * How long datagrams are under way.
 *
 * @param base added to every datagram
 * @param jitter up to this much more, evenly distributed; datagrams overtake each other
 * @param reorder share of datagrams that are held back further, so that later ones overtake them
 * @param heldBack how long these are held back
 */
public record Delay(Duration base, Duration jitter, double reorder, Duration heldBack) {

  public static final Delay NONE = of(Duration.ZERO, Duration.ZERO);

  public Delay {
    LinkFigures.checkNotNegative("delay", base);
    LinkFigures.checkNotNegative("jitter", jitter);
    LinkFigures.check("reorder", reorder);
    LinkFigures.checkNotNegative("reorder delay", heldBack);
  }

  public static Delay of(Duration base, Duration jitter) {
    return new Delay(base, jitter, 0, Duration.ZERO);
  }
}
