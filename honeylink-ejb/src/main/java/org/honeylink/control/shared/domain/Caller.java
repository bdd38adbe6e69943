package org.honeylink.control.shared.domain;

import java.util.Objects;
import java.util.Set;

/**
 * Who calls: settled once by the authentication mechanism, passed to every use case.
 *
 * @param subject account or device id
 * @param tenantId the only tenant whose things this caller sees
 * @param roles what the caller may do
 */
public record Caller(String subject, String tenantId, Set<Role> roles) {

  /** The tenant of an installation that has only one. */
  public static final String DEFAULT_TENANT = "default";

  /** The system itself, as actor of what nobody asked for. */
  public static final Caller SYSTEM = new Caller("system", DEFAULT_TENANT, Set.of());

  public Caller {
    Objects.requireNonNull(subject);
    Objects.requireNonNull(tenantId);
    roles = Set.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Roles of people, services and devices. */
  public enum Role {
    USER,
    ADMIN,
    SRE,
    AUDITOR,
    DEVICE
  }
}
