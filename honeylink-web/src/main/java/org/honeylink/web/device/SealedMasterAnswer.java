package org.honeylink.web.device;

import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.trust.application.SealedMaster;

/** A device master, sealed to the device's registered key; base64url. */
public record SealedMasterAnswer(int generation, String hpkeEnc, String hpkeCiphertext) {

  /** What the API shows of it. */
  public static SealedMasterAnswer of(SealedMaster master) {
    return new SealedMasterAnswer(
        master.generation(),
        Base64Url.encode(master.sealed().enc()),
        Base64Url.encode(master.sealed().ciphertext()));
  }
}
