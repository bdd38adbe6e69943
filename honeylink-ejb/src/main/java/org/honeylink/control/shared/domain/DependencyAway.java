package org.honeylink.control.shared.domain;

import java.util.Map;

/** A service that the call needs is away; another try may work. */
public final class DependencyAway extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  /**
   * @param dependency its name, as in {@code broker}
   */
  public DependencyAway(String dependency) {
    this(dependency, "away");
  }

  private DependencyAway(String dependency, String how) {
    super(
        ErrorCode.ERR_DEPENDENCY,
        "The " + dependency + " is " + how + "; try again in a few seconds",
        Map.of("dependency", dependency));
  }

  /** It is there, and others keep it for too long. */
  public static DependencyAway busy(String dependency) {
    return new DependencyAway(dependency, "busy");
  }
}
