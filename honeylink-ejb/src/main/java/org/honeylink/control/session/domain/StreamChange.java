package org.honeylink.control.session.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * What is to change of one stream of a living session; an empty part stays.
 *
 * @param name of the stream
 * @param priority of the scheduler, 0 to 7
 * @param bandwidthKbps share of the pools, kbit/s
 * @param fec least redundancy
 */
public record StreamChange(
    String name, Optional<Integer> priority, Optional<Long> bandwidthKbps, Optional<FecLevel> fec) {

  public StreamChange {
    Objects.requireNonNull(name);
    Objects.requireNonNull(priority);
    Objects.requireNonNull(bandwidthKbps);
    Objects.requireNonNull(fec);
  }

  /** Whether the stream is what it asks for already. */
  boolean isDone(SessionStream stream) {
    return priority.orElse(stream.priority()) == stream.priority()
        && bandwidthKbps.orElse(stream.bandwidthKbps()) == stream.bandwidthKbps()
        && fec.orElse(stream.fec()).equals(stream.fec());
  }
}
