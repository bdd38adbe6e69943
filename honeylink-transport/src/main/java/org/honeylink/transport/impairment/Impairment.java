package org.honeylink.transport.impairment;

import java.util.Objects;

/**
 * What a link does to datagrams, in each direction alike. Made from {@link #NONE} by saying what is
 * different: {@code Impairment.NONE.seed(7).with(Loss.independent(0.05))}.
 *
 * @param seed same seed, same fate for the n-th datagram of the m-th direction
 */
public record Impairment(long seed, Loss loss, Delay delay, Damage damage, Rate rate, Cut cut) {

  /** A perfect link. */
  public static final Impairment NONE =
      new Impairment(0, Loss.NONE, Delay.NONE, Damage.NONE, Rate.UNBOUNDED, Cut.NEVER);

  public Impairment {
    Objects.requireNonNull(loss);
    Objects.requireNonNull(delay);
    Objects.requireNonNull(damage);
    Objects.requireNonNull(rate);
    Objects.requireNonNull(cut);
  }

  public Impairment seed(long other) {
    return new Impairment(other, loss, delay, damage, rate, cut);
  }

  public Impairment with(Loss other) {
    return new Impairment(seed, other, delay, damage, rate, cut);
  }

  public Impairment with(Delay other) {
    return new Impairment(seed, loss, other, damage, rate, cut);
  }

  public Impairment with(Damage other) {
    return new Impairment(seed, loss, delay, other, rate, cut);
  }

  public Impairment with(Rate other) {
    return new Impairment(seed, loss, delay, damage, other, cut);
  }

  public Impairment with(Cut other) {
    return new Impairment(seed, loss, delay, damage, rate, other);
  }
}
