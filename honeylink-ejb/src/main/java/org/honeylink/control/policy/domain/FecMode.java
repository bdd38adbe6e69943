package org.honeylink.control.policy.domain;

/** Redundancy for ten data shards, whatever the stream's class. */
public enum FecMode {
  NONE(0),
  LIGHT(2),
  HEAVY(5);

  private final int parityShards;

  FecMode(int parityShards) {
    this.parityShards = parityShards;
  }

  /** Parity shards for ten data shards. */
  public int parityShards() {
    return parityShards;
  }
}
