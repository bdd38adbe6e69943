package org.honeylink.control.command.domain;

import java.util.List;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.ValidationFailed;

/** Which devices of a tenant a command is for. */
public sealed interface Selector {

  /** Most devices by name; all of a tenant need no names. */
  int MOST_DEVICES = 10_000;

  /** Exactly these. */
  record Devices(List<DeviceId> ids) implements Selector {

    public Devices {
      ids = ids.stream().distinct().toList();
      if (ids.isEmpty() || ids.size() > MOST_DEVICES) {
        throw new ValidationFailed(
            "device_ids", "must name 1 to 10,000 devices, not " + ids.size());
      }
    }
  }

  /** All that have a tag when the command is ordered. */
  record Tag(String tag) implements Selector {

    private static final int LONGEST = 64;

    public Tag {
      if (tag.isBlank() || tag.length() > LONGEST) {
        throw new ValidationFailed("tag", "must have 1 to 64 characters");
      }
    }
  }

  /** All of the tenant when the command is ordered. */
  record All() implements Selector {}
}
