package org.honeylink.control.device.domain;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.SemanticVersion;

/**
 * What is to change about a device; what is empty stays.
 *
 * @param metadata by name: the new text, or empty to remove it (the rule of RFC 7396)
 * @param tags all of them
 */
public record DeviceEdit(
    Optional<Map<String, Optional<String>>> metadata,
    Optional<Tags> tags,
    Optional<SemanticVersion> firmwareVersion) {

  public DeviceEdit {
    metadata = metadata.map(Map::copyOf);
    Objects.requireNonNull(tags);
    Objects.requireNonNull(firmwareVersion);
  }

  /** Whether it touches more than what a device knows of itself. */
  public boolean isForOperators() {
    return metadata.isPresent() || tags.isPresent();
  }

  /** The metadata as it will be. */
  Metadata merged(Metadata before) {
    Map<String, String> after = new TreeMap<>(before.entries());
    metadata
        .orElse(Map.of())
        .forEach(
            (name, text) ->
                text.ifPresentOrElse(value -> after.put(name, value), () -> after.remove(name)));
    Faults faults = new Faults();
    Optional<Metadata> merged = faults.check("metadata", () -> new Metadata(after));
    faults.refuseIfAny();
    return merged.orElseThrow();
  }
}
