package org.honeylink.control.audit.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;

/**
 * What to look for in the trail; an empty filter matches all.
 *
 * @param device events about this device
 * @param action as in {@code device.registered}
 * @param target what it was done to
 * @param from at or after
 * @param to before
 * @param before only events with a smaller id: where the page before ended
 * @param limit most events, 1 to {@link org.honeylink.control.shared.domain.Page#MAX_LIMIT}
 */
public record AuditQuery(
    Optional<String> device,
    Optional<Category> category,
    Optional<String> actor,
    Optional<Outcome> outcome,
    Optional<String> action,
    Optional<String> target,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<UUID> before,
    int limit) {

  public AuditQuery {
    Objects.requireNonNull(device);
    Objects.requireNonNull(category);
    Objects.requireNonNull(actor);
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(action);
    Objects.requireNonNull(target);
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    Objects.requireNonNull(before);
  }

  /** The newest events, whatever they are. */
  public static AuditQuery newest(int limit) {
    return new AuditQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit);
  }

  /** The same with another limit. */
  public AuditQuery withLimit(int most) {
    return new AuditQuery(device, category, actor, outcome, action, target, from, to, before, most);
  }
}
