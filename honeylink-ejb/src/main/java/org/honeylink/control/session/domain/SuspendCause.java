package org.honeylink.control.session.domain;

import java.util.Locale;

/** Why a session is suspended; {@link #text} is the name outside. */
public enum SuspendCause {
  /** Nothing was heard for three seconds; being heard resumes it. */
  SILENT,
  /** The device saves its battery; being heard again resumes it. */
  BATTERY_LOW,
  /** An operator holds it; only an operator resumes it. */
  OPERATOR;

  /** As in {@code battery-low}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What happens to a session that is suspended for this cause. */
  SessionEvent event() {
    return switch (this) {
      case SILENT -> new SessionEvent.FellSilent();
      case BATTERY_LOW -> new SessionEvent.BatteryLow();
      case OPERATOR -> new SessionEvent.OperatorSuspended();
    };
  }
}
