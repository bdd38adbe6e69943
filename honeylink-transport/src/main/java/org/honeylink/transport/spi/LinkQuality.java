package org.honeylink.transport.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * Quality of one link.
 *
 * @param rssiDbm received signal strength, dBm
 * @param snrDb signal to noise ratio, dB
 * @param lossRatio lost packets, 0 to 1
 * @param latencyP50Micros median round trip, microseconds
 * @param latencyP95Micros 95th percentile of the round trip, microseconds
 * @param throughputBitsPerSecond what it can carry now
 * @param batteryRatio charge of the radio's battery, 0 to 1
 * @param measuredAt when it was polled
 */
public record LinkQuality(
    Figure rssiDbm,
    Figure snrDb,
    Figure lossRatio,
    Figure latencyP50Micros,
    Figure latencyP95Micros,
    Figure throughputBitsPerSecond,
    Figure batteryRatio,
    Instant measuredAt) {

  public LinkQuality {
    Objects.requireNonNull(rssiDbm);
    Objects.requireNonNull(snrDb);
    Objects.requireNonNull(lossRatio);
    Objects.requireNonNull(latencyP50Micros);
    Objects.requireNonNull(latencyP95Micros);
    Objects.requireNonNull(throughputBitsPerSecond);
    Objects.requireNonNull(batteryRatio);
    Objects.requireNonNull(measuredAt);
  }
}
