package org.honeylink.control.pairing.application;

import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.pairing.domain.PairingOffer;

/** Port to the store of pairing codes. Every call takes part in the transaction at hand. */
public interface PairingRepository {

  void add(PairingOffer offer);

  /** The last code that was handed out for a device. */
  Optional<PairingOffer> newest(DeviceId deviceId);
}
