package org.honeylink.control.device.application;

import java.time.Instant;
import org.honeylink.control.device.domain.AttestationNonce;
import org.honeylink.control.device.domain.DeviceId;

/** Port to the store of nonces. Every call takes part in the transaction at hand. */
public interface AttestationNonceRepository {

  void add(AttestationNonce nonce);

  /**
   * Removes a nonce of the tenant that this device may use and that has not ended; of several
   * transactions that try, one succeeds.
   *
   * @return false when there is none
   */
  boolean use(byte[] nonceSha256, String tenantId, DeviceId deviceId, Instant now);

  /** Removes those that nobody may use any more. */
  void removeEnded(Instant now);
}
