package org.honeylink.control.access.application;

import java.util.Optional;
import org.honeylink.control.shared.domain.Caller;

/** Knows the tokens that devices were given; the device feature implements it. Thread-safe. */
public interface DeviceTokenVerifier {

  /**
   * The device that the token was given to, with its id as subject and the role {@code DEVICE};
   * empty when there is none, or when it may not call any more.
   *
   * @param sha256OfToken digest of the token's text in US-ASCII, 32 bytes; not retained
   */
  Optional<Caller> verify(byte[] sha256OfToken);

  /**
   * The device of an id, as {@link #verify} gives it; empty when it may not call any more. For
   * tokens that are issued to devices and live longer than their leave may.
   */
  Optional<Caller> mayCall(String deviceId);
}
