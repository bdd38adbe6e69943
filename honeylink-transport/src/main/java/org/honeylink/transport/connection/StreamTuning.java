package org.honeylink.transport.connection;

import java.util.Objects;
import org.honeylink.transport.fec.FecScheme;

/**
 * What of a stream can be changed while it runs; the same values as in its {@link StreamConfig}.
 *
 * @param priority 0 (lowest) to 7
 * @param bandwidthBitsPerSecond allocation of DATA packets, above 0
 * @param fec least redundancy, from the next block on
 */
public record StreamTuning(int priority, long bandwidthBitsPerSecond, FecScheme fec) {

  public StreamTuning {
    Objects.requireNonNull(fec);
  }
}
