package org.honeylink.web.request;

import java.util.UUID;
import org.honeylink.control.shared.domain.NotFound;

/** Ids in paths. */
public final class PathId {

  private PathId() {}

  /**
   * Reads an id; what cannot be one is the id of nothing.
   *
   * @param kind of what it names, as in {@code session}
   * @throws NotFound when it is no UUID
   */
  public static UUID of(String kind, String received) {
    try {
      return UUID.fromString(received);
    } catch (IllegalArgumentException noId) {
      throw new NotFound(kind, received);
    }
  }
}
