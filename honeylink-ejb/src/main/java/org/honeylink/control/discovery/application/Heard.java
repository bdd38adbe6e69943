package org.honeylink.control.discovery.application;

import java.util.Map;
import java.util.Objects;

/**
 * A service that was heard on the network; nothing about it is proven.
 *
 * @param source address that it names as its own
 * @param heardOn address of our interface
 * @param members of its TXT record
 */
public record Heard(String source, String heardOn, Map<String, String> members) {

  public Heard {
    Objects.requireNonNull(source);
    Objects.requireNonNull(heardOn);
    members = Map.copyOf(members);
  }
}
