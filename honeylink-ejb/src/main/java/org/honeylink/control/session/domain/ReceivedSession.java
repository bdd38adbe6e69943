package org.honeylink.control.session.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Wish for a session as it was received: types are right, values are not checked. What is empty was
 * absent or of a wrong type, and that fault is noted already.
 */
public record ReceivedSession(
    Optional<String> deviceId,
    Optional<String> protocolVersion,
    Optional<String> deviceEphemeralKey,
    Optional<String> deviceKemKey,
    Optional<List<ReceivedStream>> streams,
    Optional<Long> ttlSeconds) {

  public ReceivedSession {
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(protocolVersion);
    Objects.requireNonNull(deviceEphemeralKey);
    Objects.requireNonNull(deviceKemKey);
    streams = streams.map(List::copyOf);
    Objects.requireNonNull(ttlSeconds);
  }

  /** Wish for one stream, as it was received. */
  public record ReceivedStream(
      Optional<String> name,
      Optional<String> mode,
      Optional<String> priority,
      Optional<Long> bandwidthKbps) {

    public ReceivedStream {
      Objects.requireNonNull(name);
      Objects.requireNonNull(mode);
      Objects.requireNonNull(priority);
      Objects.requireNonNull(bandwidthKbps);
    }
  }
}
