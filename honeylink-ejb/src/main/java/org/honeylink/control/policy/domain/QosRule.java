package org.honeylink.control.policy.domain;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.shared.domain.Faults;

/**
 * What a policy grants the streams of one class.
 *
 * @param priority of the scheduler, 0 to 7
 * @param latencyBudgetMillis 1 to 60,000
 * @param bandwidthFloorMbps guaranteed, Mbit/s
 * @param bandwidthCeilingMbps most that one stream gets, Mbit/s
 */
public record QosRule(
    int priority,
    Optional<Integer> latencyBudgetMillis,
    Optional<BigDecimal> bandwidthFloorMbps,
    Optional<BigDecimal> bandwidthCeilingMbps) {

  /** Highest scheduler priority. */
  public static final int MAX_PRIORITY = 7;

  private static final int MAX_BUDGET_MILLIS = 60_000;
  private static final BigDecimal MAX_MBPS = BigDecimal.valueOf(100_000);
  private static final int KBIT_PER_MBIT = 1000;

  public QosRule {
    Objects.requireNonNull(latencyBudgetMillis);
    Faults faults = new Faults();
    if (priority < 0 || priority > MAX_PRIORITY) {
      faults.add(".priority", "must be 0 to 7, not " + priority);
    }
    latencyBudgetMillis
        .filter(millis -> millis < 1 || millis > MAX_BUDGET_MILLIS)
        .ifPresent(
            millis -> faults.add(".latency_budget_ms", "must be 1 to 60,000, not " + millis));
    checkBandwidth(".bandwidth_floor_mbps", bandwidthFloorMbps, faults);
    checkBandwidth(".bandwidth_ceiling_mbps", bandwidthCeilingMbps, faults);
    if (bandwidthFloorMbps.isPresent()
        && bandwidthCeilingMbps.isPresent()
        && bandwidthFloorMbps.get().compareTo(bandwidthCeilingMbps.get()) > 0) {
      faults.add(".bandwidth_floor_mbps", "must not be above the ceiling");
    }
    faults.refuseIfAny();
    bandwidthFloorMbps = bandwidthFloorMbps.map(QosRule::plain);
    bandwidthCeilingMbps = bandwidthCeilingMbps.map(QosRule::plain);
  }

  /** Most that one stream gets, kbit/s. */
  public Optional<Long> ceilingKbps() {
    return bandwidthCeilingMbps.map(QosRule::kbps);
  }

  /** What one stream gets at least, kbit/s. */
  public Optional<Long> floorKbps() {
    return bandwidthFloorMbps.map(QosRule::kbps);
  }

  private static long kbps(BigDecimal mbps) {
    return mbps.multiply(BigDecimal.valueOf(KBIT_PER_MBIT)).longValue();
  }

  private static void checkBandwidth(String path, Optional<BigDecimal> mbps, Faults faults) {
    mbps.filter(value -> value.signum() < 0 || value.compareTo(MAX_MBPS) > 0 || value.scale() > 3)
        .ifPresent(
            value ->
                faults.add(path, "must be 0 to 100,000 with at most three decimals, not " + value));
  }

  // 50, 50.0 and 5E+1 are one rule, and equal ones.
  private static BigDecimal plain(BigDecimal mbps) {
    return new BigDecimal(mbps.stripTrailingZeros().toPlainString());
  }
}
