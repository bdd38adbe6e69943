package org.honeylink.control.dataplane.application;

/** Messages of all sessions since this node started. Thread-safe, cheap enough for each second. */
public interface MessageCounters {

  /** As of now; no figure ever falls. */
  Totals totals();

  /**
   * @param delivered messages handed to the broker
   * @param rebuilt packets that forward error correction brought back
   * @param lost packets neither received nor rebuilt
   */
  record Totals(long delivered, long rebuilt, long lost) {

    /** Nothing yet. */
    public static final Totals NONE = new Totals(0, 0, 0);
  }
}
