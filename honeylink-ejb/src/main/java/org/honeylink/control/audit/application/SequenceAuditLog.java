package org.honeylink.control.audit.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.audit.domain.LeafEvent;
import org.honeylink.control.audit.domain.LeafText;
import org.honeylink.control.audit.domain.SignedHead;
import org.honeylink.control.trust.application.AuditSigner;
import org.honeylink.crypto.merkle.MerkleHash;
import org.honeylink.crypto.merkle.MerkleTree;
import org.honeylink.crypto.merkle.TreeHead;

/**
 * Gives committed events their places in the log, one node at a time, and signs its head. Business
 * transactions wait for none of this.
 */
@Stateless
public class SequenceAuditLog {

  /** Most events of one go. */
  public static final int BATCH = 1_000;

  @Inject AuditLog log;
  @Inject AuditSigner signer;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "honeylink.audit.head-seconds", defaultValue = "60")
  int headSeconds;

  /**
   * Adds what has committed meanwhile.
   *
   * @return how many events got their place
   */
  public int sequence() {
    if (!log.takeTurn()) {
      return 0;
    }
    List<LeafEvent> events = log.unsequenced(BATCH);
    if (!events.isEmpty()) {
      log.append(
          log.size(),
          events.stream().map(LeafEvent::eventId).toList(),
          events.stream().map(event -> MerkleHash.leaf(LeafText.of(event))).toList());
    }
    return events.size();
  }

  /** Signs the head when the log has grown, at most once a minute; the first one at once. */
  public void signWhenDue() {
    Optional<SignedHead> latest = log.latestHead();
    if (latest.isPresent() && !isDue(latest.get())) {
      return;
    }
    if (log.takeTurn()) {
      sign(log.size());
    }
  }

  private boolean isDue(SignedHead latest) {
    Instant next = latest.signedAt().plus(Duration.ofSeconds(headSeconds));
    return !clock.instant().isBefore(next) && log.size() > latest.treeSize();
  }

  private void sign(long size) {
    byte[] root = new MerkleTree(size, log.subtrees()).root();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    TreeHead head = TreeHead.of(signer.origin(), size, root, now);
    log.keep(new SignedHead(size, now, head.rootHash(), signer.sign(head.text())));
  }
}
