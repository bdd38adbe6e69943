package org.honeylink.transport.fec.adaptive;

/**
 * Losses of a link as the chain of Gilbert (1960): after a loss the next packet is lost with one
 * chance, after an arrival with another.
 *
 * @param loss share of packets lost, 0 to 1
 * @param meanBurst average run of losses; up to 1 / (1 - loss) losses are independent
 */
record LossModel(double loss, double meanBurst) {

  /** Chance of a loss after a loss. */
  double stay() {
    return isIndependent() ? loss : 1 - 1 / meanBurst;
  }

  /** Chance of a loss after an arrival, such that the share is the loss. */
  double enter() {
    return isIndependent() ? loss : loss / (1 - loss) / meanBurst;
  }

  private boolean isIndependent() {
    return loss >= 1 || meanBurst * (1 - loss) <= 1;
  }
}
