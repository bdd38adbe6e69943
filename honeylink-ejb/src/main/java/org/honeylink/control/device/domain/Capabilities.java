package org.honeylink.control.device.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;

/** What one device can do: at least one capability, none twice. */
public record Capabilities(Set<Capability> all) {

  public Capabilities {
    if (all.isEmpty()) {
      throw new ValidationFailed("", "must name at least one capability");
    }
    all = Set.copyOf(all);
  }

  /**
   * Reads names.
   *
   * @throws ValidationFailed with every unknown or repeated one, by position
   */
  public static Capabilities parse(List<String> names) {
    Faults faults = new Faults();
    Set<Capability> known = EnumSet.noneOf(Capability.class);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String path = "[" + i + "]";
      faults
          .check(path, () -> Capability.parse(name))
          .ifPresent(
              capability -> {
                if (!known.add(capability)) {
                  faults.add(path, "is a second " + Faults.quoted(name));
                }
              });
    }
    faults.refuseIfAny();
    return new Capabilities(known);
  }

  /** Names in the order of the documentation. */
  public List<String> texts() {
    return all.stream().sorted().map(Capability::text).toList();
  }
}
