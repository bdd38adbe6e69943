package org.honeylink.sdk.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The state of a session and who wants to know of it. Changed under the lock of {@link SessionLink}
 * alone; read by anybody.
 */
final class StateKeeper {

  private final Consumer<Runnable> events;
  private final List<Consumer<SessionState>> listeners = new CopyOnWriteArrayList<>();
  private volatile SessionState state = SessionState.PAIRED;

  StateKeeper(Consumer<Runnable> events) {
    this.events = events;
  }

  SessionState state() {
    return state;
  }

  void listener(Consumer<SessionState> listener) {
    listeners.add(listener);
  }

  /** The server answers. */
  void heard() {
    if (state != SessionState.CLOSED) {
      change(SessionState.ACTIVE);
    }
  }

  /** The server should have answered and did not. */
  void silent() {
    if (state == SessionState.ACTIVE) {
      change(SessionState.SUSPENDED);
    }
  }

  void closed() {
    change(SessionState.CLOSED);
  }

  private void change(SessionState next) {
    if (state != next) {
      state = next;
      events.accept(() -> listeners.forEach(listener -> listener.accept(next)));
    }
  }
}
