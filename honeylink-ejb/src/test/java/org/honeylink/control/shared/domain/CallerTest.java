package org.honeylink.control.shared.domain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.honeylink.control.shared.domain.Caller.Role;
import org.junit.jupiter.api.Test;

class CallerTest {

  private static final Caller DEVICE = new Caller("HL-A-0001", "default", Set.of(Role.DEVICE));
  private static final Caller ADMIN = new Caller("admin", "default", Set.of(Role.ADMIN));

  @Test
  void aDeviceSeesItselfAlone() {
    assertTrue(DEVICE.sees("default", "HL-A-0001"));
    assertFalse(DEVICE.sees("default", "HL-A-0002"));
  }

  @Test
  void aPersonSeesEveryDeviceOfHisTenantAndNoneOfAnother() {
    assertTrue(ADMIN.sees("default", "HL-A-0001"));
    assertFalse(ADMIN.sees("other", "HL-A-0001"));
  }

  @Test
  void aRoleThatIsMissingIsRefused() {
    assertThrows(NotAllowed.class, () -> DEVICE.require(Role.ADMIN));
    assertThrows(NotAllowed.class, () -> DEVICE.requireAny(Role.ADMIN, Role.SRE));
    ADMIN.requireAny(Role.ADMIN, Role.DEVICE);
  }
}
