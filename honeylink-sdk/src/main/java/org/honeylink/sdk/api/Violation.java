package org.honeylink.sdk.api;

import java.util.Objects;

/**
 * One fault that the server found in a request.
 *
 * @param path where, as in {@code streams[1].qos.priority}; empty for the whole body
 * @param message what is wrong and what would be right
 */
public record Violation(String path, String message) {

  public Violation {
    Objects.requireNonNull(path);
    Objects.requireNonNull(message);
  }
}
