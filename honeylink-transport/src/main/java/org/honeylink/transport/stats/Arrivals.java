package org.honeylink.transport.stats;

/**
 * What became of the peer's DATA packets, and how much was not used at all; counted from the start
 * of the session. Costs little: for looking at many sessions often.
 *
 * @param received that arrived themselves
 * @param rebuilt that FEC brought back
 * @param lost that neither arrived nor could be rebuilt; may shrink when one comes very late
 * @param dropped datagrams or parts of them that were not used, for whatever reason
 */
public record Arrivals(long received, long rebuilt, long lost, long dropped) {

  /** Nothing came. */
  public static final Arrivals NONE = new Arrivals(0, 0, 0, 0);

  /** Both together. */
  public Arrivals plus(Arrivals other) {
    return new Arrivals(
        received + other.received,
        rebuilt + other.rebuilt,
        lost + other.lost,
        dropped + other.dropped);
  }
}
