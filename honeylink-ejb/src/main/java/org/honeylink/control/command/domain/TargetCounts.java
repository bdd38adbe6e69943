package org.honeylink.control.command.domain;

/** Targets of a command by state. */
public record TargetCounts(
    int queued, int sent, int acknowledged, int failed, int expired, int cancelled) {

  /** Targets for which something may still happen. */
  public int live() {
    return queued + sent;
  }

  public int total() {
    return queued + sent + acknowledged + failed + expired + cancelled;
  }
}
