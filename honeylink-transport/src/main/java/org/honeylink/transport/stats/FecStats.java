package org.honeylink.transport.stats;

import java.util.OptionalDouble;
import org.honeylink.transport.fec.FecScheme;

/**
 * Redundancy in one direction of a stream, and what of the link it rests on. Empty is what is not
 * known: nothing was measured, or the peer has not said.
 *
 * @param scheme of full blocks
 * @param loss share of packets lost before repair, as the sender measured it
 * @param meanBurst average run of losses
 * @param residualLoss share of DATA packets that neither arrived nor could be rebuilt, as the
 *     receiver counted it
 */
public record FecStats(
    FecScheme scheme, OptionalDouble loss, OptionalDouble meanBurst, OptionalDouble residualLoss) {

  /** Nothing but the scheme is known. */
  public static FecStats of(FecScheme scheme) {
    return new FecStats(
        scheme, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Share lost of DATA packets, by what became of each; empty when there were none. */
  public static OptionalDouble residual(long received, long rebuilt, long lost) {
    long all = received + rebuilt + lost;
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) lost / all);
  }
}
