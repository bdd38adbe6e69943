package org.honeylink.transport.fec.adaptive;

import org.honeylink.transport.fec.FecScheme;

/**
 * What the most redundancy that adaptive streams may send can do, as {@link ParityNeeds} has it.
 */
public final class WithinReach {

  private WithinReach() {}

  /** Share of data that stays lost in the largest blocks. */
  public static double residual(double loss, double meanBurst) {
    return residual(loss, meanBurst, SchemeChooser.largest());
  }

  /** Share of data that stays lost in full blocks of a scheme. */
  public static double residual(double loss, double meanBurst, FecScheme scheme) {
    LossModel model = new LossModel(loss, meanBurst);
    return ParityNeeds.residual(model, scheme.dataShards(), scheme.parityShards());
  }
}
