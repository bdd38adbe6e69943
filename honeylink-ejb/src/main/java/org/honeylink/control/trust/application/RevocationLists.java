package org.honeylink.control.trust.application;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.honeylink.control.shared.domain.NotFound;

/**
 * The revocation lists (RFC 5280 section 5), made when somebody asks and kept for some seconds: a
 * revocation on another node is in them after that at the latest, one on this node at once.
 * Thread-safe.
 */
@ApplicationScoped
public class RevocationLists {

  /** Far below the minute within which a revocation has to be known everywhere. */
  static final Duration KEEP = Duration.ofSeconds(10);

  private static final int MOST = 64;
  private static final String ROOT = "root";

  @Inject Authorities authorities;
  @Inject RevocationListSigning signing;
  @Inject InstantSource clock;

  private Kept<String> kept;

  @PostConstruct
  void begin() {
    kept = new Kept<>(KEEP, MOST, clock);
  }

  /** Of the authority that signs now, DER. */
  public byte[] ofSigning() {
    return ofIssuing(authorities.signing().id());
  }

  /**
   * Of one issuing authority, DER.
   *
   * @throws NotFound when it is absent or retired
   */
  public byte[] ofIssuing(UUID id) {
    return kept.get(id.toString(), () -> signing.ofIssuing(id));
  }

  /**
   * Of the root, DER.
   *
   * @throws NotFound when the root is an enterprise's, which publishes its list itself
   */
  public byte[] ofRoot() {
    return kept.get(ROOT, signing::ofRoot);
  }

  /** Something was revoked on this node: the next call makes new lists. */
  public void forget() {
    kept.forget();
  }
}
