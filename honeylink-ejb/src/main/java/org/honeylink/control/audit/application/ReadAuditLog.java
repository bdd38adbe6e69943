package org.honeylink.control.audit.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.audit.domain.InclusionProof;
import org.honeylink.control.audit.domain.LeafText;
import org.honeylink.control.audit.domain.LoggedEvent;
import org.honeylink.control.audit.domain.SignedHead;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.crypto.merkle.MerkleTree;

/**
 * Heads and proofs of the log. Events are shown to their tenant only; of others' a proof holds
 * hashes.
 */
@Stateless
public class ReadAuditLog {

  @Inject AuditLog log;

  /**
   * One event.
   *
   * @throws NotFound when it is absent or not visible
   */
  public AuditEvent event(Caller caller, UUID eventId) {
    return log.find(caller.tenantId(), eventId)
        .orElseThrow(() -> new NotFound("audit event", eventId.toString()));
  }

  /**
   * The newest signed head.
   *
   * @throws WrongState when none was signed yet
   */
  public SignedHead head() {
    return log.latestHead()
        .orElseThrow(
            () -> WrongState.resource("No head of the log is signed yet; try again in a minute"));
  }

  /**
   * That an event is under the newest signed head.
   *
   * @throws NotFound when it is absent or not visible
   * @throws WrongState when it came after that head
   */
  public InclusionProof prove(Caller caller, UUID eventId) {
    AuditEvent event = event(caller, eventId);
    SignedHead head = head();
    OptionalLong leaf = log.leafOf(eventId);
    if (leaf.isEmpty() || leaf.getAsLong() >= head.treeSize()) {
      throw WrongState.resource(
          "Event " + eventId + " is newer than the last signed head; try again in a minute");
    }
    List<byte[]> hashes =
        new MerkleTree(head.treeSize(), log.subtrees()).inclusion(leaf.getAsLong());
    return new InclusionProof(
        new LoggedEvent(leaf.getAsLong(), event),
        new String(LeafText.of(event), StandardCharsets.UTF_8),
        hashes,
        head);
  }

  /**
   * That the log of one size is the beginning of that of another.
   *
   * @param to the newest signed head's when empty
   * @throws ValidationFailed when there is no such log
   */
  public Consistency consistency(long from, Optional<Long> to) {
    long newest = head().treeSize();
    long end = to.orElse(newest);
    if (end > newest) {
      throw new ValidationFailed("to", "must be at most " + newest + ", the size of the log");
    }
    if (from > end) {
      throw new ValidationFailed("from", "must be at most " + end);
    }
    return new Consistency(from, end, new MerkleTree(end, log.subtrees()).consistency(from));
  }

  /** Hashes as RFC 9162 section 2.1.4 orders them. */
  public record Consistency(long from, long to, List<byte[]> hashes) {}
}
