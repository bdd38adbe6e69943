package org.honeylink.control.discovery.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many beacons of one source or name, and of all together, are looked at in a second: a
 * signature costs time. Forgets everything at each new second. Thread-safe.
 */
public final class Allowance {

  private final int ofSource;
  private final int ofAll;
  private final Map<String, Integer> taken = new LinkedHashMap<>();
  private long second;
  private int takenByAll;

  public Allowance(int ofSource, int ofAll) {
    this.ofSource = ofSource;
    this.ofAll = ofAll;
  }

  /** Takes one, when there is one left. */
  public synchronized boolean take(String source, Instant now) {
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      taken.clear();
      takenByAll = 0;
    }
    if (takenByAll >= ofAll || taken.getOrDefault(source, 0) >= ofSource) {
      return false;
    }
    takenByAll++;
    taken.merge(source, 1, Integer::sum);
    return true;
  }
}
