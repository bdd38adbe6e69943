package org.honeylink.control.pairing.application;

import org.honeylink.control.shared.domain.HoneyLinkException;

/** How a try to pair ended; both ends are committed, for a wrong try counts. */
public sealed interface PairingOutcome {

  /** The device is paired. */
  record Paired(Pairing pairing) implements PairingOutcome {}

  /** It is not; why is for the caller to be told. */
  record Refused(HoneyLinkException reason) implements PairingOutcome {}
}
