package org.honeylink.control.access.application;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.access.domain.RefreshToken;

/** The store of refresh tokens; takes part in the transaction of the calling thread. */
public interface RefreshTokens {

  void add(RefreshToken token);

  /** The token of a hash, locked until the transaction ends. */
  Optional<RefreshToken> lock(String hash);

  /** Revokes every token of a family that is not revoked yet. */
  void revokeFamily(UUID familyId, Instant now);

  /** Forgets the tokens that expired before a time. */
  void removeExpired(Instant before);
}
