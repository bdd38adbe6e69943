package org.honeylink.control.event.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.event.domain.DeadLetter;

/** Where dead letters are kept. Thread-safe; takes part in the caller's transaction. */
public interface DeadLetterStore {

  /**
   * Keeps one; forgets the oldest of the tenant beyond so many.
   *
   * @param text what it says, when it can be sent again
   */
  void add(DeadLetter letter, Optional<String> text, int most);

  /** Newest first, behind an id. */
  List<DeadLetter> list(String tenantId, Optional<UUID> before, int limit);

  /** One of a tenant, its row held until the transaction ends. */
  Optional<DeadLetter> lock(String tenantId, UUID id);

  /** What it says, when that was kept. */
  Optional<String> text(UUID id);

  void remove(UUID id);
}
