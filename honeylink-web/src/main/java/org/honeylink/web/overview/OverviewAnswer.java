package org.honeylink.web.overview;

import java.util.List;
import java.util.Map;
import org.honeylink.control.overview.application.Overview;
import org.honeylink.web.audit.AuditEventAnswer;

/** The console's first screen. */
public record OverviewAnswer(
    Devices devices, Sessions sessions, Messages messages, List<AuditEventAnswer> recentActivity) {

  /** What the API shows of the figures. */
  static OverviewAnswer of(
      Overview overview, Messages messages, List<AuditEventAnswer> recentActivity) {
    return new OverviewAnswer(
        Devices.of(overview.devices()), Sessions.of(overview.sessions()), messages, recentActivity);
  }

  /** Devices by status. */
  public record Devices(long total, long pending, long paired, long suspended, long revoked) {

    static Devices of(Map<String, Long> byStatus) {
      return new Devices(
          byStatus.values().stream().mapToLong(Long::longValue).sum(),
          byStatus.getOrDefault("PENDING", 0L),
          byStatus.getOrDefault("PAIRED", 0L),
          byStatus.getOrDefault("SUSPENDED", 0L),
          byStatus.getOrDefault("REVOKED", 0L));
    }
  }

  /** Sessions by state. */
  public record Sessions(long pending, long paired, long active, long suspended, long closed) {

    static Sessions of(Map<String, Long> byState) {
      return new Sessions(
          byState.getOrDefault("PENDING", 0L),
          byState.getOrDefault("PAIRED", 0L),
          byState.getOrDefault("ACTIVE", 0L),
          byState.getOrDefault("SUSPENDED", 0L),
          byState.getOrDefault("CLOSED", 0L));
    }
  }

  /** Messages since this node started. */
  public record Messages(long delivered, long rebuilt, long lost, double perSecond) {}
}
