package org.honeylink.control.event.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells this node's readers that the log has grown: within milliseconds when the change was made
 * here, within half a second when another node made it. Thread-safe.
 */
@ApplicationScoped
public class LogGrowth {

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong known = new AtomicLong(-1);

  /**
   * Calls the listener each time that the log has grown, on the thread that keeps the log: be
   * brief, never block, never throw.
   *
   * @return ends the subscription
   */
  public Runnable subscribe(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** The newest sequence that this node has heard of; -1 before it has looked. */
  public long known() {
    return known.get();
  }

  /** The log reaches to here; {@code true} when that is new. */
  boolean reached(long sequence) {
    boolean grown = known.getAndSet(sequence) != sequence;
    if (grown) {
      listeners.forEach(Runnable::run);
    }
    return grown;
  }
}
