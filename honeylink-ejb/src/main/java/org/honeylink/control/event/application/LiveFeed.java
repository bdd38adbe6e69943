package org.honeylink.control.event.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.honeylink.control.shared.domain.ControlEvent;

/**
 * Every event of this process, as it is committed. For server-sent events; nothing is kept for a
 * listener that comes later. Thread-safe.
 */
@ApplicationScoped
public class LiveFeed {

  private final List<Consumer<ControlEvent>> listeners = new CopyOnWriteArrayList<>();

  /**
   * Calls the listener for each event, on the thread that committed it: be brief, never throw.
   *
   * @return closes the subscription
   */
  public AutoCloseable subscribe(Consumer<ControlEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Called by the container after each commit. */
  public void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ControlEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
