package org.honeylink.control.session.domain;

import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.control.shared.domain.ValidationFailed;

/** Negotiation of the protocol version: 1.0.0 to 2.9.99, highest common minor of one major. */
public final class ProtocolVersion {

  private static final int LOWEST_MAJOR = 1;
  private static final int HIGHEST_MAJOR = 2;
  private static final int HIGHEST_MINOR = 9;
  private static final int HIGHEST_PATCH = 99;

  private ProtocolVersion() {}

  /**
   * What both sides speak.
   *
   * @param offered by the device, SemVer
   * @return the device's own version when HoneyLink speaks its minor, else HoneyLink's newest of
   *     that major
   * @throws ValidationFailed when they have no major version in common
   */
  public static SemanticVersion negotiate(String offered) {
    SemanticVersion device = SemanticVersion.parse(offered);
    if (device.major() < LOWEST_MAJOR
        || device.major() > HIGHEST_MAJOR
        || !device.preRelease().isEmpty()) {
      throw new ValidationFailed(
          "", "must be a release from 1.0.0 to 2.9.99, not " + Faults.quoted(offered));
    }
    if (device.minor() > HIGHEST_MINOR) {
      return new SemanticVersion(device.major(), HIGHEST_MINOR, HIGHEST_PATCH, "", "");
    }
    return new SemanticVersion(
        device.major(), device.minor(), Math.min(device.patch(), HIGHEST_PATCH), "", "");
  }
}
