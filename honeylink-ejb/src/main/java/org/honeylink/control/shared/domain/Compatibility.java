package org.honeylink.control.shared.domain;

/**
 * What a client made for one version may do with a server of another. By major versions: the same
 * one does everything; a client one behind reads, and is warned, because what it would write back
 * lacks what it does not know; any other does nothing.
 */
public enum Compatibility {
  FULL,
  READ_ONLY,
  NONE;

  /** The matrix. */
  public static Compatibility of(SemanticVersion client, SemanticVersion server) {
    return switch (server.major() - client.major()) {
      case 0 -> FULL;
      case 1 -> READ_ONLY;
      default -> NONE;
    };
  }
}
