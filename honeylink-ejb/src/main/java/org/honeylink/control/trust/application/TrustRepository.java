package org.honeylink.control.trust.application;

import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.trust.domain.SessionSecret;

/** Port to the store of sealed secrets; takes part in the transaction at hand. */
public interface TrustRepository {

  void add(SessionSecret secret);

  Optional<SessionSecret> secretOf(UUID sessionId);

  /** Removes the secret; it is no error when there is none. */
  void removeSecretOf(UUID sessionId);
}
