package org.honeylink.control.pairing.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.pairing.domain.PairingOffer;

/** Port to the store of pairing codes. Every call takes part in the transaction at hand. */
public interface PairingRepository {

  void add(PairingOffer offer);

  /** All that are open, of one device. */
  List<PairingOffer> open(DeviceId deviceId);

  /** Forgets the codes themselves of those that have expired; their digests stay. */
  void forgetExpired(Instant now);

  /** The last code that was handed out for a device. */
  Optional<PairingOffer> newest(DeviceId deviceId);
}
