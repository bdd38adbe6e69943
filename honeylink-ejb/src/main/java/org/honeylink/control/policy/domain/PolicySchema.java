package org.honeylink.control.policy.domain;

import org.honeylink.control.shared.domain.SemanticVersion;

/**
 * Version of what policies and profiles are made of. 1 had no {@code key_delivery}, {@code
 * bandwidth_pool_mbps} and profiles: a client of 1 that reads a policy and puts it back would drop
 * them.
 */
public final class PolicySchema {

  /** Of this release. */
  public static final SemanticVersion CURRENT = new SemanticVersion(2, 0, 0, "", "");

  private PolicySchema() {}
}
