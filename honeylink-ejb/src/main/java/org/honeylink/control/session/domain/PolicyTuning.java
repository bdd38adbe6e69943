package org.honeylink.control.session.domain;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.SessionChange.StreamSettings;

/**
 * What a policy makes of the streams of one device. Priority, redundancy and latency are as it says
 * for the class. Bandwidth stays within its floor and ceiling: a ceiling holds at once, a floor as
 * far as the pool has room, the more important streams first.
 */
public final class PolicyTuning {

  private final PolicyDocument policy;
  private final Map<UUID, Long> kbps;
  private final long moreKbps;

  private PolicyTuning(PolicyDocument policy, Map<UUID, Long> kbps, long moreKbps) {
    this.policy = policy;
    this.kbps = Map.copyOf(kbps);
    this.moreKbps = moreKbps;
  }

  /**
   * The rule for these streams.
   *
   * @param roomKbps what they may get beyond what they hold; what a ceiling takes is added
   * @param streams all open ones of the device
   */
  public static PolicyTuning of(PolicyDocument policy, long roomKbps, List<SessionStream> streams) {
    Map<UUID, Long> kbps = new HashMap<>();
    streams.forEach(stream -> kbps.put(stream.id(), belowCeiling(policy, stream)));
    long held = streams.stream().mapToLong(SessionStream::bandwidthKbps).sum();
    long room = roomKbps + held - kbps.values().stream().mapToLong(Long::longValue).sum();
    for (SessionStream stream : mostImportantFirst(policy, streams)) {
      long has = kbps.getOrDefault(stream.id(), 0L);
      long missing = policy.floorKbps(stream.streamClass()).orElse(0L) - has;
      long more = Math.max(0, Math.min(missing, room));
      kbps.put(stream.id(), has + more);
      room -= more;
    }
    long more = kbps.values().stream().mapToLong(Long::longValue).sum() - held;
    return new PolicyTuning(policy, kbps, more);
  }

  /** What all streams hold more than before, kbit/s; below 0 when they give back. */
  public long moreKbps() {
    return moreKbps;
  }

  private static long belowCeiling(PolicyDocument policy, SessionStream stream) {
    long has = stream.bandwidthKbps();
    return policy
        .ceilingKbps(stream.streamClass())
        .map(ceiling -> Math.max(1, Math.min(has, ceiling)))
        .orElse(has);
  }

  private static List<SessionStream> mostImportantFirst(
      PolicyDocument policy, List<SessionStream> streams) {
    return streams.stream()
        .sorted(
            Comparator.comparingInt(
                    (SessionStream stream) -> policy.schedulerPriority(stream.streamClass()))
                .reversed())
        .toList();
  }

  /** How a stream is treated from now on. */
  public StreamSettings settings(SessionStream stream) {
    return new StreamSettings(
        policy.schedulerPriority(stream.streamClass()),
        kbps.getOrDefault(stream.id(), stream.bandwidthKbps()),
        policy.dataShards(),
        policy.parityShards(stream.streamClass()),
        Math.toIntExact(policy.latencyBudget(stream.streamClass()).toMillis()));
  }
}
