package org.honeylink.control.device.domain;

import static org.honeylink.control.device.domain.DeviceStatus.PAIRED;
import static org.honeylink.control.device.domain.DeviceStatus.PENDING;
import static org.honeylink.control.device.domain.DeviceStatus.REVOKED;
import static org.honeylink.control.device.domain.DeviceStatus.SUSPENDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceLifeTest {

  private static final Map<DeviceStatus, Map<DeviceMove, DeviceStatus>> TABLE =
      Map.of(
          PENDING, Map.of(DeviceMove.PAIR, PAIRED, DeviceMove.DECOMMISSION, REVOKED),
          PAIRED,
              Map.of(
                  DeviceMove.PAIR, PAIRED,
                  DeviceMove.SUSPEND, SUSPENDED,
                  DeviceMove.DECOMMISSION, REVOKED),
          SUSPENDED, Map.of(DeviceMove.REACTIVATE, PAIRED, DeviceMove.DECOMMISSION, REVOKED),
          REVOKED, Map.of());

  @Test
  void everyMoveOfTheTableLeadsWhereItSaysAndNoOtherMoveExists() {
    for (DeviceStatus from : DeviceStatus.values()) {
      for (DeviceMove move : DeviceMove.values()) {
        assertEquals(
            Optional.ofNullable(TABLE.getOrDefault(from, Map.of()).get(move)),
            from.after(move),
            from + " " + move);
      }
    }
  }

  @Test
  void whateverHappensADeviceIsLetInOnlyWhileItIsNeitherSuspendedNorOutOfService() {
    qt().forAll(lists().of(arbitrary().enumValues(DeviceMove.class)).ofSizeBetween(0, 40))
        .check(DeviceLifeTest::endsWhereTheLastWordSays);
  }

  private static boolean endsWhereTheLastWordSays(List<DeviceMove> moves) {
    DeviceStatus status = PENDING;
    boolean gone = false;
    boolean paired = false;
    for (DeviceMove move : moves) {
      Optional<DeviceStatus> next = status.after(move);
      paired |= move == DeviceMove.PAIR && next.isPresent();
      gone |= move == DeviceMove.DECOMMISSION;
      status = next.orElse(status);
      boolean consistent =
          (status == REVOKED) == gone
              && (gone || (status == PENDING) == !paired)
              && status.isLetIn() == (status == PENDING || status == PAIRED);
      if (!consistent) {
        return false;
      }
    }
    return true;
  }
}
