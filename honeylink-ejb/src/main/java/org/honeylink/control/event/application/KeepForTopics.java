package org.honeylink.control.event.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.honeylink.control.event.domain.OutboxEvent;
import org.honeylink.control.shared.application.Trace;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.shared.domain.TimeOrderedId;

/**
 * Puts the publication of each event into the outbox, in the transaction that fired it, and behind
 * it a copy of the event itself for the topic of the audit trail. Wakes the log once that has
 * committed.
 */
@ApplicationScoped
public class KeepForTopics {

  @Inject private Outbox outbox;
  @Inject private RelayBell bell;
  @Inject private InstantSource clock;

  /** Called by the container for every event, within the transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(@Observes ControlEvent event) {
    event.publication().ifPresent(publication -> outbox.add(outboxEvent(event, publication)));
    outbox.add(outboxEvent(event, audited(event)));
  }

  private static Publication audited(ControlEvent event) {
    Map<String, Object> data =
        Map.of(
            "actor", event.actor().subject(),
            "category", event.category().text(),
            "action", event.action(),
            "target", event.target(),
            "outcome", event.outcome().text(),
            "details", event.details(),
            "trace_id", Trace.currentId());
    return new Publication(
        Topic.AUDIT,
        "org.honeylink.audit.recorded",
        event
            .publication()
            .flatMap(Publication::deviceId)
            .or(() -> Optional.ofNullable(event.details().get("device_id")).map(Object::toString)),
        event.publication().flatMap(Publication::sessionId),
        data);
  }

  /** Called by the container for every event, after the commit. */
  public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ControlEvent event) {
    Objects.requireNonNull(event);
    bell.ring();
  }

  private OutboxEvent outboxEvent(ControlEvent event, Publication publication) {
    return new OutboxEvent(
        TimeOrderedId.next(clock),
        event.actor().tenantId(),
        publication.topic().address(),
        publication.type(),
        event.category().text(),
        subject(event, publication),
        publication.deviceId(),
        publication.sessionId(),
        clock.instant(),
        Trace.CURRENT.isBound() ? Trace.CURRENT.get().traceparent() : "",
        publication.data());
  }

  private static String subject(ControlEvent event, Publication publication) {
    return publication
        .sessionId()
        .or(publication::deviceId)
        .or(() -> Optional.of(event.target()))
        .filter(Predicate.not(String::isEmpty))
        .orElse(event.actor().tenantId());
  }
}
