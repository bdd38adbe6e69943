package org.honeylink.control.pairing.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.WrongState;

/** Pairs a device once, whatever races. */
@Stateless
public class PairDevice {

  @Inject PairingAttempt attempt;

  /**
   * Tries to pair. A refused try is written down before it is told of, so that wrong codes are
   * counted.
   *
   * @throws NotFound when the device is absent or not visible
   * @throws ValidationFailed when the code is wrong
   * @throws WrongState when the code is used, void or expired
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  @Measured(Operation.DEVICE_PAIR)
  public Pairing pair(Caller caller, PairingRequest request) {
    return switch (attempt.make(caller, request)) {
      case PairingOutcome.Paired paired -> paired.pairing();
      case PairingOutcome.Refused refused -> throw refused.reason();
    };
  }
}
