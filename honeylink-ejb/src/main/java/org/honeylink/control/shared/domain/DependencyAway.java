package org.honeylink.control.shared.domain;

import java.util.Map;

/** A service that the call needs is away; another try may work. */
public final class DependencyAway extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  /**
   * @param dependency its name, as in {@code broker}
   */
  public DependencyAway(String dependency) {
    super(
        ErrorCode.ERR_DEPENDENCY,
        "The " + dependency + " is away; try again in a few seconds",
        Map.of("dependency", dependency));
  }
}
