package org.honeylink.control.session.domain;

import java.util.Locale;

/** Why a session ended; {@link #text} is the name outside. */
public enum CloseCause {
  /** The device or an operator closed it. */
  DISCONNECTED,
  /** Its time is over. */
  EXPIRED,
  /** Nothing was heard for the whole of a suspension. */
  SILENT,
  /** The device did not prove itself. */
  AUTHENTICATION_FAILED,
  /** The device did nothing to prove itself for 30 seconds. */
  AUTHENTICATION_TIMED_OUT,
  /** The device refused the policy. */
  POLICY_REFUSED,
  /** The last certificate of the device was revoked. */
  CERTIFICATE_REVOKED,
  /** The data plane could not open it. */
  NOT_OPENED,
  /** Its keys belong to a device master that is out of use, and the device took no new ones. */
  KEYS_RETIRED;

  /** As in {@code expired}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What happens to a session that is closed for this cause. */
  SessionEvent event() {
    return switch (this) {
      case DISCONNECTED, CERTIFICATE_REVOKED, NOT_OPENED, KEYS_RETIRED ->
          new SessionEvent.Disconnected();
      case EXPIRED -> new SessionEvent.Expired();
      case SILENT -> new SessionEvent.SuspensionTimedOut();
      case AUTHENTICATION_FAILED -> new SessionEvent.AuthenticationFailed();
      case AUTHENTICATION_TIMED_OUT -> new SessionEvent.PendingTimedOut();
      case POLICY_REFUSED -> new SessionEvent.PolicyRefused();
    };
  }
}
