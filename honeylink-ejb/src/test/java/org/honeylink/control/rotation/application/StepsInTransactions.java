package org.honeylink.control.rotation.application;

import java.time.Instant;
import java.util.Collection;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.shared.application.FiredEvents;

/** The steps as the container calls them: each within a transaction. */
final class StepsInTransactions extends RotationSteps {

  private final World world;

  private StepsInTransactions(World world) {
    this.world = world;
  }

  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  static RotationSteps of(World world) {
    RotationSteps steps = new StepsInTransactions(world);
    steps.store = world;
    steps.generations = world;
    steps.clock = world.clock();
    steps.events = new FiredEvents(event -> world.tables().events.add(event));
    return steps;
  }

  @Override
  public int prepare(Collection<DeviceRotation> wanted) {
    return world.transaction(() -> super.prepare(wanted));
  }

  @Override
  public int activate(Collection<DeviceRotation> wanted) {
    return world.transaction(() -> super.activate(wanted));
  }

  @Override
  public int rekeyStarted(Collection<DeviceRotation> wanted, Instant nextLook) {
    return world.transaction(() -> super.rekeyStarted(wanted, nextLook));
  }

  @Override
  public int acknowledge(Collection<DeviceRotation> wanted) {
    return world.transaction(() -> super.acknowledge(wanted));
  }

  @Override
  public int lookAgain(Collection<DeviceRotation> wanted, Instant when) {
    return world.transaction(() -> super.lookAgain(wanted, when));
  }

  @Override
  public int retire(Collection<DeviceRotation> wanted) {
    return world.transaction(() -> super.retire(wanted));
  }

  @Override
  public void failedTry(DeviceRotation wanted, String why) {
    world.transaction(
        () -> {
          super.failedTry(wanted, why);
          return 0;
        });
  }

  @Override
  public int end() {
    return world.transaction(super::end);
  }
}
