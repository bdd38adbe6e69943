package org.honeylink.control.trust.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.trust.domain.SessionRekey;
import org.honeylink.control.trust.domain.SessionSecret;

/** Port to the store of sealed secrets; takes part in the transaction at hand. */
public interface TrustRepository {

  void add(SessionSecret secret);

  Optional<SessionSecret> secretOf(UUID sessionId);

  /** Session ids of a device's secrets that belong to an older generation of its master. */
  List<UUID> secretsBefore(DeviceId deviceId, int generation);

  /** Removes the secret and what follows it; it is no error when there is none. */
  void removeSecretOf(UUID sessionId);

  void add(SessionRekey rekey);

  /** The secret that a session changes to, if it does. */
  Optional<SessionRekey> rekeyOf(UUID sessionId);

  /** All sessions that change their keys, with the number of the secret they change to. */
  Map<UUID, Integer> rekeyNumbers();

  void remove(SessionRekey rekey);
}
