package org.honeylink.control.rotation.domain;

import java.time.Duration;
import java.util.Locale;

/** Why masters are rotated; {@link #text} is the name outside. */
public enum RotationReason {
  /** They have served their time. */
  SCHEDULED,
  /** Somebody may know them: the old ones are refused at once. */
  COMPROMISED,
  /** An operator wants it. */
  MANUAL,
  /** The device's policy says something else about encryption. */
  POLICY_CHANGE;

  /** How long sessions may stay on the old generation. */
  public static final Duration GRACE = Duration.ofHours(1);

  /** The same in an emergency: long enough to re-key a session in place over a bad link. */
  public static final Duration EMERGENCY_DEADLINE = Duration.ofMinutes(30);

  /** As in {@code policy-change}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean isEmergency() {
    return this == COMPROMISED;
  }

  /** From the activation of the new generation until what is still on the old one is closed. */
  public Duration deadline() {
    return isEmergency() ? EMERGENCY_DEADLINE : GRACE;
  }
}
