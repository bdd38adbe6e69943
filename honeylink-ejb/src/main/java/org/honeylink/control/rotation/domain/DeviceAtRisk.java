package org.honeylink.control.rotation.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;

/**
 * What a rehearsal looks at.
 *
 * @param acknowledged whether the device has the generation in use
 * @param online whether it has an open session
 * @param lastSeen end of its last session, else when it was paired
 */
public record DeviceAtRisk(
    DeviceId deviceId,
    boolean acknowledged,
    boolean online,
    Optional<Instant> lastSeen,
    Optional<Instant> certificateExpires) {

  /** Away for longer, a device is taken for lost; HoneyLink's own choice. */
  public static final Duration AWAY_TOO_LONG = Duration.ofDays(30);

  /** Ahead of the end of a certificate; HoneyLink's own choice. */
  public static final Duration CERTIFICATE_ENDS_SOON = Duration.ofDays(7);

  /** Why a device might not follow; {@link #text} is the name outside. */
  public enum Risk {
    OFFLINE,
    NOT_ACKNOWLEDGED,
    CERTIFICATE_ENDS;

    /** As in {@code not-acknowledged}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Empty when it will follow as far as can be told. */
  public List<Risk> risks(Instant now) {
    List<Risk> risks = new ArrayList<>();
    if (!online && lastSeen.map(at -> at.isBefore(now.minus(AWAY_TOO_LONG))).orElse(true)) {
      risks.add(Risk.OFFLINE);
    }
    if (!acknowledged) {
      risks.add(Risk.NOT_ACKNOWLEDGED);
    }
    if (certificateExpires.map(at -> at.isBefore(now.plus(CERTIFICATE_ENDS_SOON))).orElse(true)) {
      risks.add(Risk.CERTIFICATE_ENDS);
    }
    return risks;
  }
}
