package org.honeylink.control.command.application;

import java.util.Optional;
import org.honeylink.control.shared.domain.ValidationFailed;

/** The broker's queue {@code honeylink.command}. Thread-safe. */
public interface OrderQueue {

  /** Reads what a message says. */
  @FunctionalInterface
  interface Reader {

    /**
     * @param body not retained
     * @param messageId of the broker, when there is one
     * @throws ValidationFailed with every fault
     */
    CommandOrder read(byte[] body, Optional<String> messageId);
  }

  /**
   * Takes one message and orders what it says, in one transaction. What cannot be ordered is given
   * back; after some tries the broker puts it to the dead letters.
   *
   * @return false when there is no message now
   * @throws RuntimeException when the broker or the database is away; nothing is lost
   */
  boolean takeNext(Reader reader);
}
