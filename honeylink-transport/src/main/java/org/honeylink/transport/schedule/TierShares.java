package org.honeylink.transport.schedule;

/**
 * Guaranteed shares of the link in percent. What a tier leaves idle goes to the others in
 * proportion to theirs.
 *
 * @param low at least 5, so that background traffic never stands still
 */
public record TierShares(int high, int medium, int low) {

  /** Least share of {@link Tier#LOW} in percent. */
  public static final int LOW_FLOOR = 5;

  /** The shares of the product's definition of tiers. */
  public static final TierShares STANDARD = new TierShares(25, 60, 15);

  public TierShares {
    if (high < 1 || medium < 1 || low < LOW_FLOOR || (long) high + medium + low != 100) {
      throw new IllegalArgumentException(
          "shares are 1 %% or more, LOW 5 %% or more, 100 %% in all, not %d, %d, %d"
              .formatted(high, medium, low));
    }
  }
}
