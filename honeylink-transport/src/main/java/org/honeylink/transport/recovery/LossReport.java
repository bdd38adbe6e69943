package org.honeylink.transport.recovery;

import java.util.ArrayList;
import java.util.List;

/**
 * What an acknowledgement or a timer changed: packets that are no longer under way. One object for
 * each detector, overwritten by the next call.
 */
public final class LossReport {

  private final List<SentPacket> acknowledged = new ArrayList<>();
  private final List<SentPacket> lost = new ArrayList<>();
  private boolean probe;
  private boolean sampled;

  LossReport() {}

  /** Newly acknowledged, oldest first. */
  public List<SentPacket> acknowledged() {
    return acknowledged;
  }

  /** Declared lost, oldest first. */
  public List<SentPacket> lost() {
    return lost;
  }

  /** Whether the probe timeout fired: something must be sent, whatever the window says. */
  public boolean probe() {
    return probe;
  }

  /** Whether it gave a sample of the round trip time. */
  public boolean sampled() {
    return sampled;
  }

  LossReport clear() {
    acknowledged.clear();
    lost.clear();
    probe = false;
    sampled = false;
    return this;
  }

  void noteSample() {
    sampled = true;
  }

  void requestProbe() {
    probe = true;
  }
}
