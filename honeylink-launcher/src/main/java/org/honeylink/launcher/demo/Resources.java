package org.honeylink.launcher.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What must be closed however the demo ends, last opened first; each once. Thread-safe: the
 * shutdown hook of Ctrl-C may close them while the demo still opens others, which are then closed
 * at once.
 */
final class Resources implements AutoCloseable {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Consumer<String> complaints;
  private boolean closed;

  /**
   * @param complaints told of what could not be closed
   */
  Resources(Consumer<String> complaints) {
    this.complaints = complaints;
  }

  /** Takes over a resource. */
  <T extends AutoCloseable> T add(T resource) {
    synchronized (this) {
      if (!closed) {
        open.push(resource);
        return resource;
      }
    }
    close(resource);
    throw new DemoFailed("The demo is being stopped.", List.of());
  }

  synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    for (AutoCloseable next = pop(); next != null; next = pop()) {
      close(next);
    }
  }

  private synchronized @Nullable AutoCloseable pop() {
    return open.poll();
  }

  // AutoCloseable may throw anything, and the rest must be closed all the same.
  private void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception failed) {
      complaints.accept("could not be closed: " + failed);
    }
  }
}
