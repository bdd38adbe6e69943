package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.crypto.keys.KeyStoreAway;
import org.honeylink.crypto.pki.ServiceIdentity;
import org.honeylink.crypto.pki.ServicePurpose;
import org.jspecify.annotations.Nullable;

/**
 * Short-lived certificates of this node's own services, their keys in memory only: made when first
 * needed, and again when less than a third of their time is left. Thread-safe.
 */
@ApplicationScoped
public class ServiceCertificates {

  /** A stolen key of a responder is good for no longer; nothing revokes it. */
  static final Duration VALIDITY = Duration.ofDays(3);

  private static final Duration RENEW_BEFORE_END = VALIDITY.dividedBy(3);

  @Inject Authorities authorities;
  @Inject InstantSource clock;

  private final Map<Use, ServiceIdentity> identities = new HashMap<>();

  private record Use(UUID authority, ServicePurpose purpose) {}

  /**
   * For time stamps, of the authority that signs now.
   *
   * @throws KeyStoreAway when there is none that is good, and none can be made now
   */
  public ServiceIdentity timeStamping() {
    return of(authorities.signing(), ServicePurpose.TIME_STAMPING);
  }

  /**
   * Of one authority; it need not be the one that signs devices.
   *
   * @throws KeyStoreAway when there is none that is good, and none can be made now
   */
  public synchronized ServiceIdentity of(Authority authority, ServicePurpose purpose) {
    Use use = new Use(authority.id(), purpose);
    ServiceIdentity known = identities.get(use);
    if (known != null && lasts(known, RENEW_BEFORE_END)) {
      return known;
    }
    try {
      ServiceIdentity fresh = authorities.signer(authority).issueServiceIdentity(purpose, VALIDITY);
      identities.put(use, fresh);
      return fresh;
    } catch (KeyStoreAway away) {
      return lastResort(known, away);
    }
  }

  private ServiceIdentity lastResort(@Nullable ServiceIdentity known, KeyStoreAway away) {
    if (known != null && lasts(known, Duration.ZERO)) {
      return known;
    }
    throw away;
  }

  private boolean lasts(ServiceIdentity identity, Duration atLeast) {
    Instant then = clock.instant().plus(atLeast);
    return then.isBefore(identity.expiresAt());
  }
}
