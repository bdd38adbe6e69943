package org.honeylink.control.command.domain;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a command is with one device.
 *
 * <p>A target is {@code QUEUED} until the command was said to its device for the first time, and
 * {@code SENT} from then on, however often it is said again. It ends once, by the first of: the
 * device's answer, the end of the command's time, its cancelling, the device's own end. A device
 * may answer before it is known to have been told, because it may ask by itself.
 */
public enum TargetState {
  QUEUED,
  SENT,
  ACKNOWLEDGED,
  FAILED,
  EXPIRED,
  CANCELLED;

  /** What may happen to a target. */
  public enum Event {
    /** It was said to the device. */
    SAID,
    /** The device has done it. */
    DONE,
    /** The device could not do it, or is no target any more. */
    REFUSED,
    /** Its time is up. */
    TIME_UP,
    /** Somebody called it off. */
    CALLED_OFF
  }

  /** Whether nothing happens any more. */
  public boolean isEnded() {
    return switch (this) {
      case QUEUED, SENT -> false;
      case ACKNOWLEDGED, FAILED, EXPIRED, CANCELLED -> true;
    };
  }

  /** The state after an event; empty when the event comes too late. */
  public Optional<TargetState> after(Event event) {
    return isEnded() ? Optional.empty() : Optional.of(end(event));
  }

  /** Where an event leads from every state that it leads from. */
  public static TargetState end(Event event) {
    return switch (event) {
      case SAID -> SENT;
      case DONE -> ACKNOWLEDGED;
      case REFUSED -> FAILED;
      case TIME_UP -> EXPIRED;
      case CALLED_OFF -> CANCELLED;
    };
  }

  /** States in which something may still happen. */
  public static Set<TargetState> live() {
    return Arrays.stream(values())
        .filter(state -> !state.isEnded())
        .collect(Collectors.toUnmodifiableSet());
  }
}
