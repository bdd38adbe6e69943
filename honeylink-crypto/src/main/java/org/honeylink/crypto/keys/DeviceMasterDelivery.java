package org.honeylink.crypto.keys;

import java.nio.charset.StandardCharsets;
import org.honeylink.crypto.agreement.Hpke;
import org.honeylink.crypto.agreement.Hpke.Sealed;
import org.honeylink.crypto.agreement.HpkeRefused;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * How a device learns its master: HPKE to its registered key, info {@code
 * HoneyLink-v1|device-master}, the device id as associated data.
 */
public final class DeviceMasterDelivery {

  private DeviceMasterDelivery() {}

  public static Sealed seal(SecretBytes deviceMaster, X25519PublicKey deviceKey, String deviceId) {
    return Hpke.seal(deviceKey, info(), associated(deviceId), deviceMaster);
  }

  /**
   * @return the master, which the caller closes
   * @throws HpkeRefused when it was sealed for another key or id, or changed
   */
  public static SecretBytes open(Sealed sealed, X25519KeyPair deviceKey, String deviceId) {
    return Hpke.open(deviceKey, sealed, info(), associated(deviceId));
  }

  private static byte[] info() {
    return DerivationLabel.bare(Scope.DEVICE_MASTER);
  }

  private static byte[] associated(String deviceId) {
    return deviceId.getBytes(StandardCharsets.UTF_8);
  }
}
