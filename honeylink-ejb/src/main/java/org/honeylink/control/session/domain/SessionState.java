package org.honeylink.control.session.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.honeylink.control.session.domain.SessionEvent.AuthenticationFailed;
import org.honeylink.control.session.domain.SessionEvent.BatteryLow;
import org.honeylink.control.session.domain.SessionEvent.DeviceAuthenticated;
import org.honeylink.control.session.domain.SessionEvent.Disconnected;
import org.honeylink.control.session.domain.SessionEvent.Expired;
import org.honeylink.control.session.domain.SessionEvent.FellSilent;
import org.honeylink.control.session.domain.SessionEvent.FirstPacketProven;
import org.honeylink.control.session.domain.SessionEvent.HeardAgain;
import org.honeylink.control.session.domain.SessionEvent.OperatorResumed;
import org.honeylink.control.session.domain.SessionEvent.OperatorSuspended;
import org.honeylink.control.session.domain.SessionEvent.PendingTimedOut;
import org.honeylink.control.session.domain.SessionEvent.PolicyRefused;
import org.honeylink.control.session.domain.SessionEvent.SuspensionTimedOut;
import org.honeylink.control.shared.domain.WrongState;

/** Where a session is in its life. */
public enum SessionState {
  /** Asked for, the device not authenticated yet. */
  PENDING,
  /** Keys are agreed; no packet has proven them. */
  PAIRED,
  /** Carries packets. */
  ACTIVE,
  /** Silent for now; keys and streams are kept. */
  SUSPENDED,
  /** Over for good. */
  CLOSED;

  /**
   * The state that follows.
   *
   * @throws WrongState when there is no such move from here
   */
  public SessionState after(SessionEvent event) {
    return move(event).orElseThrow(() -> noMove(event));
  }

  /** The state that follows, when there is such a move from here. */
  public Optional<SessionState> move(SessionEvent event) {
    return switch (event) {
      case DeviceAuthenticated _ -> from(PENDING, PAIRED);
      case AuthenticationFailed _ -> from(PENDING, CLOSED);
      case PendingTimedOut _ -> from(PENDING, CLOSED);
      case FirstPacketProven _ -> from(PAIRED, ACTIVE);
      case PolicyRefused _ -> from(PAIRED, CLOSED);
      case FellSilent _ -> from(ACTIVE, SUSPENDED);
      case BatteryLow _ -> from(ACTIVE, SUSPENDED);
      case OperatorSuspended _ -> from(ACTIVE, SUSPENDED);
      case OperatorResumed _ -> from(SUSPENDED, ACTIVE);
      case HeardAgain _ -> from(SUSPENDED, ACTIVE);
      case SuspensionTimedOut _ -> from(SUSPENDED, CLOSED);
      case Disconnected _ -> fromAnyOpenState(CLOSED);
      case Expired _ -> fromAnyOpenState(CLOSED);
    };
  }

  /** True until it is over. */
  public boolean isOpen() {
    return this != CLOSED;
  }

  /** The state of that name, when there is one. */
  public static Optional<SessionState> named(String text) {
    return Arrays.stream(values()).filter(each -> each.name().equals(text)).findFirst();
  }

  private Optional<SessionState> from(SessionState origin, SessionState target) {
    return this == origin ? Optional.of(target) : Optional.empty();
  }

  private Optional<SessionState> fromAnyOpenState(SessionState target) {
    return isOpen() ? Optional.of(target) : Optional.empty();
  }

  private WrongState noMove(SessionEvent event) {
    return noMove(event, "");
  }

  /** The refusal of an event that leads nowhere from here. */
  WrongState noMove(SessionEvent event, String because) {
    String said =
        event
            .getClass()
            .getSimpleName()
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
    return WrongState.transition(
        "The session is "
            + this
            + "; the event '"
            + said
            + "' leads nowhere from there"
            + (because.isEmpty() ? "" : ": " + because));
  }
}
