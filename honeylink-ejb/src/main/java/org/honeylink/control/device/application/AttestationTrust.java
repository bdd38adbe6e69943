package org.honeylink.control.device.application;

import org.honeylink.crypto.attestation.AllowedPcrs;
import org.honeylink.crypto.attestation.Manufacturers;

/** Port to the configuration of attestation; each call sees what is configured now. */
public interface AttestationTrust {

  /** True when no device is registered without. */
  boolean required();

  Manufacturers manufacturers();

  AllowedPcrs allowedPcrs();
}
