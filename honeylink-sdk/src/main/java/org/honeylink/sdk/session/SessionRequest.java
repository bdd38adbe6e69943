package org.honeylink.sdk.session;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A session as the device wants it. Limits are the server's to check: it names every fault at once.
 *
 * @param timeToLive end of the session, unless activity slides it
 * @param datagramAddress where to send datagrams instead of the address that the server answers, as
 *     through a relay
 */
public record SessionRequest(
    List<StreamSpec> streams, Duration timeToLive, Optional<InetSocketAddress> datagramAddress) {

  private static final Duration USUAL_TIME_TO_LIVE = Duration.ofHours(1);

  public SessionRequest {
    streams = List.copyOf(streams);
    Objects.requireNonNull(timeToLive);
    Objects.requireNonNull(datagramAddress);
  }

  /** For one hour, straight to the server. */
  public static SessionRequest of(StreamSpec... streams) {
    return new SessionRequest(List.of(streams), USUAL_TIME_TO_LIVE, Optional.empty());
  }

  public SessionRequest lasting(Duration time) {
    return new SessionRequest(streams, time, datagramAddress);
  }

  /** Sends datagrams to this address, which leads to the server. */
  public SessionRequest via(InetSocketAddress address) {
    return new SessionRequest(streams, timeToLive, Optional.of(address));
  }
}
