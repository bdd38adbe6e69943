package org.honeylink.control.shared.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** The server itself, in the affairs of one tenant. */
  public static Caller systemOf(String tenantId) {
    return new Caller(SYSTEM.subject(), tenantId, Set.of());
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /**
   * Things of his own tenant; to a device alone, only those of its own.
   *
   * @param deviceId the device that the thing is, or belongs to
   */
  public boolean sees(String ofTenantId, String deviceId) {
    return tenantId.equals(ofTenantId) && (!isDeviceAlone() || subject.equals(deviceId));
  }

  /**
   * Leave for one role.
   *
   * @throws NotAllowed when he has it not
   */
  public void require(Role role) {
    requireAny(role);
  }

  /**
   * Leave for any of some roles.
   *
   * @throws NotAllowed when he has none of them
   */
  public void requireAny(Role... allowed) {
    if (Arrays.stream(allowed).noneMatch(this::has)) {
      throw new NotAllowed(
          "This needs the role "
              + Arrays.stream(allowed)
                  .map(role -> role.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(" or ")));
    }
  }

  private boolean isDeviceAlone() {
    return has(Role.DEVICE) && roles.size() == 1;
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
