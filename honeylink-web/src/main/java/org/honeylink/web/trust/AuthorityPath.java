package org.honeylink.web.trust;

import java.util.UUID;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.web.request.PathId;

/** The authority of a path. */
final class AuthorityPath {

  /** Names the root, of which there is one. */
  static final String ROOT = "root";

  private AuthorityPath() {}

  /**
   * Reads the id; what cannot be one is the id of nothing.
   *
   * @throws NotFound when it is no UUID
   */
  static UUID id(String received) {
    return PathId.of("authority", received);
  }
}
