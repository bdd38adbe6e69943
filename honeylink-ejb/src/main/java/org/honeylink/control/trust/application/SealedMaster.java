package org.honeylink.control.trust.application;

import java.util.Objects;
import org.honeylink.crypto.agreement.Hpke;

/**
 * A device master on its way to the device: only the device can read it.
 *
 * @param generation of the master
 */
public record SealedMaster(int generation, Hpke.Sealed sealed) {

  public SealedMaster {
    Objects.requireNonNull(sealed);
  }
}
