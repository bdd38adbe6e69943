package org.honeylink.control.pairing.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.pairing.domain.PairingCode;
import org.honeylink.control.trust.application.KeyedDigests;

/** What is kept of a pairing code: a digest under a key outside the database, for one device. */
@ApplicationScoped
public class CodeDigest {

  @Inject KeyedDigests digests;

  /** 32 bytes. */
  public byte[] of(DeviceId deviceId, PairingCode code) {
    return digests.digest("pairing-code", deviceId.value(), code.reveal());
  }
}
