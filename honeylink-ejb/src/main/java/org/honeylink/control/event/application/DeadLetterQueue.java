package org.honeylink.control.event.application;

import java.util.Optional;
import java.util.function.Consumer;

/** The broker's queue of dead letters, and the way back. Thread-safe. */
public interface DeadLetterQueue {

  /**
   * A message as it died; nothing of it is trusted, but it holds no control characters.
   *
   * @param text what it says; empty when it is not text of at most 1 MiB
   */
  record DeadMessage(String tenantId, String address, String messageId, Optional<String> text) {}

  /**
   * Takes one message out and hands it on, in one transaction. What cannot be handed on stays.
   *
   * @return false when there is no message now
   * @throws RuntimeException when the broker or the database is away; nothing is lost
   */
  boolean takeNext(Consumer<DeadMessage> keeper);

  /** Sends to a queue, as part of the caller's transaction. */
  void send(String queue, String tenantId, String text);
}
