package org.honeylink.control.audit.application;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.audit.domain.LeafEvent;
import org.honeylink.control.audit.domain.LogSelection;
import org.honeylink.control.audit.domain.LoggedEvent;
import org.honeylink.control.audit.domain.SignedHead;
import org.honeylink.crypto.merkle.Subtrees;

/**
 * Where the Merkle log over the trail is kept: leaves, hashes of whole subtrees, signed heads.
 * Thread-safe; takes part in the transaction of the calling thread, when there is one.
 */
public interface AuditLog {

  /** Whether this transaction is the only one that adds to the log until it ends. */
  boolean takeTurn();

  /** Committed events without a leaf, oldest first. */
  List<LeafEvent> unsequenced(int most);

  /** Leaves so far. */
  long size();

  /**
   * Adds leaves; only in one's turn.
   *
   * @param firstIndex the size until now
   */
  void append(long firstIndex, List<UUID> eventIds, List<byte[]> leafHashes);

  Optional<SignedHead> latestHead();

  void keep(SignedHead head);

  /** An event of a tenant, whether it has a leaf or not. */
  Optional<AuditEvent> find(String tenantId, UUID eventId);

  OptionalLong leafOf(UUID eventId);

  /** Hashes of whole subtrees, read as they are needed; for one piece of work of one thread. */
  Subtrees subtrees();

  /**
   * First and last leaf that a selection can have.
   *
   * @return empty when it has none
   */
  Optional<Range> range(LogSelection selection);

  /** Selected events with leaves from one to before another, in order. */
  List<LoggedEvent> events(LogSelection selection, long from, long to);

  /**
   * Leaves of a selection.
   *
   * @param count how many of its events have one, when that was counted; else the whole log's
   */
  record Range(long first, long last, long count) {}
}
