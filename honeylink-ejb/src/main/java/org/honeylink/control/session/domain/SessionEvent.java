package org.honeylink.control.session.domain;

/** What can happen to a session; {@link SessionState} says what follows. */
public sealed interface SessionEvent {

  /** The device has shown who it is. */
  record DeviceAuthenticated() implements SessionEvent {}

  /** It has not. */
  record AuthenticationFailed() implements SessionEvent {}

  /** It has not within 30 seconds. */
  record PendingTimedOut() implements SessionEvent {}

  /** The policy is applied and a packet of the device has opened: it has the keys. */
  record FirstPacketProven() implements SessionEvent {}

  /** The device does not take the policy. */
  record PolicyRefused() implements SessionEvent {}

  /** Nothing heard for three seconds. */
  record FellSilent() implements SessionEvent {}

  /** The device saves its battery. */
  record BatteryLow() implements SessionEvent {}

  /** An operator holds it. */
  record OperatorSuspended() implements SessionEvent {}

  /** The operator lets it go on. */
  record OperatorResumed() implements SessionEvent {}

  /** A packet of the device has opened again. */
  record HeardAgain() implements SessionEvent {}

  /** Five minutes suspended. */
  record SuspensionTimedOut() implements SessionEvent {}

  /**
   * The device or an operator ends it. Takes place in every open state: nobody is made to keep a
   * session that he no longer wants.
   */
  record Disconnected() implements SessionEvent {}

  /** Its time to live is over; takes place in every open state, for the same reason. */
  record Expired() implements SessionEvent {}
}
