package org.honeylink.tests.benchmark;

/**
 * A measured value and how sure it is.
 *
 * @param low the value may as well be this
 * @param high or this
 */
record Score(double value, double low, double high) {

  /** Nobody was measured. */
  static final Score NONE = exactly(Double.NaN);

  /** A median, or a count, whose error is not known. */
  static Score exactly(double value) {
    return new Score(value, value, value);
  }

  /**
   * @param error to either side; NaN when it is not known
   */
  static Score within(double value, double error) {
    double known = Double.isNaN(error) ? 0 : error;
    return new Score(value, Math.max(0, value - known), value + known);
  }

  /** So much work in the time that this is, as a rate. */
  Score rateOf(double work) {
    return new Score(work / value, work / high, work / low);
  }
}
