package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.crypto.agreement.Hpke;
import org.honeylink.crypto.keys.DeviceMasterDelivery;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;

/** Masters of devices, derived from the root when needed and stored nowhere. Thread-safe. */
@ApplicationScoped
public class DeviceMasters {

  @Inject KeyStores keys;

  /** The master in use, sealed to the device's registered key: only the device can read it. */
  @Measured(Operation.MASTER_SEAL)
  public Hpke.Sealed sealedFor(Device device) {
    try (SecretBytes master = of(device)) {
      return DeviceMasterDelivery.seal(master, device.publicKey(), device.deviceId().value());
    }
  }

  /** The master of one generation, sealed to the device's registered key. */
  Hpke.Sealed sealedFor(Device device, int generation) {
    try (SecretBytes master = of(device, generation)) {
      return DeviceMasterDelivery.seal(master, device.publicKey(), device.deviceId().value());
    }
  }

  /** The master in use, which the caller closes. */
  SecretBytes of(Device device) {
    return of(device, device.masterGeneration());
  }

  private SecretBytes of(Device device, int generation) {
    return KeyHierarchy.deviceMaster(keys.rootKeys(), device.deviceId().value(), generation);
  }
}
