package org.honeylink.transport.stats;

import java.util.Objects;
import java.util.OptionalLong;
import org.honeylink.transport.congestion.CongestionState;

/**
 * Figures of the path between both ends, as this end sees it. Empty is what is not known. Says
 * nothing of where the peer is.
 *
 * @param heard whether anything authentic came, or the peer's address was known beforehand
 * @param proven whether the peer is known to be at the address that it is sent to
 * @param provingRttMicros round trip of the challenge that proved it; all that an end knows of the
 *     round trip that sends no data
 * @param smoothedRttMicros smoothed round trip time; empty before the first sample, as the next two
 * @param minimumRttMicros least round trip time
 * @param rttVariationMicros mean deviation of the round trip time
 * @param datagramBytes largest datagram that carries content: what every path carries until
 *     discovery has proven more
 * @param congestionWindowBytes what may be under way
 * @param bytesInFlight what is under way
 * @param slowStartThresholdBytes window at which slow start ends; empty before the first congestion
 * @param pacingBitsPerSecond rate at which packets leave; empty while they are not paced
 */
public record PathStats(
    boolean heard,
    boolean proven,
    OptionalLong provingRttMicros,
    OptionalLong smoothedRttMicros,
    OptionalLong minimumRttMicros,
    OptionalLong rttVariationMicros,
    int datagramBytes,
    long congestionWindowBytes,
    long bytesInFlight,
    OptionalLong slowStartThresholdBytes,
    CongestionState congestionState,
    OptionalLong pacingBitsPerSecond) {

  public PathStats {
    Objects.requireNonNull(provingRttMicros);
    Objects.requireNonNull(smoothedRttMicros);
    Objects.requireNonNull(minimumRttMicros);
    Objects.requireNonNull(rttVariationMicros);
    Objects.requireNonNull(slowStartThresholdBytes);
    Objects.requireNonNull(congestionState);
    Objects.requireNonNull(pacingBitsPerSecond);
  }
}
