package org.honeylink.control.event.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.event.application.DeadLetterQueue.DeadMessage;
import org.honeylink.control.event.domain.DeadLetter;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.Page;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.shared.domain.WrongState;

/**
 * Messages that nobody could take. Each raises an alert when it comes and waits for somebody who
 * sends it again or removes it; what it says is told to nobody.
 */
@Stateless
public class DeadLetters {

  /** The only queue that is sent to again: events of topics are in the event log anyway. */
  private static final String ORDERS = "honeylink.command";

  private static final String REASON = "it was given back at every try";
  private static final int MOST = 10_000;

  @Inject DeadLetterStore store;
  @Inject DeadLetterQueue queue;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** Keeps one that has died, and tells. */
  public void keep(DeadMessage message) {
    DeadLetter letter =
        new DeadLetter(
            TimeOrderedId.next(clock),
            message.tenantId(),
            message.address(),
            message.messageId(),
            REASON,
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    store.add(letter, message.text(), MOST);
    Map<String, Object> data = about(letter);
    events.fire(
        new ControlEvent(
            Caller.systemOf(letter.tenantId()),
            Category.CONFIGURATION,
            "message.dead-lettered",
            letter.id().toString(),
            Outcome.FAILED,
            data,
            Optional.of(
                new Publication(
                    Topic.ALERT,
                    "org.honeylink.alert.message-dead-lettered",
                    Optional.empty(),
                    Optional.empty(),
                    data))));
  }

  /**
   * Those of the caller's tenant, newest first.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   * @param cursor {@code next} of the page before
   */
  public Page<DeadLetter> list(Caller caller, int limit, Optional<Cursor> cursor) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    List<DeadLetter> found = store.list(caller.tenantId(), cursor.map(Cursor::id), limit + 1);
    return Page.cut(found, limit, letter -> new Cursor(letter.id().toString()));
  }

  /**
   * Sends one to its queue again.
   *
   * @throws NotFound when it is absent or not visible
   * @throws WrongState when it is no order, or too large
   */
  public void redeliver(Caller caller, UUID id) {
    DeadLetter letter = visible(caller, id);
    Optional<String> text = letter.address().equals(ORDERS) ? store.text(id) : Optional.empty();
    queue.send(
        letter.address(),
        letter.tenantId(),
        text.orElseThrow(
            () ->
                WrongState.resource(
                    "Dead letter '" + id + "' cannot be sent again: only orders of text can")));
    store.remove(id);
    events.fire(changed(caller, letter, "redelivered"));
  }

  /**
   * Removes one.
   *
   * @throws NotFound when it is absent or not visible
   */
  public void remove(Caller caller, UUID id) {
    DeadLetter letter = visible(caller, id);
    store.remove(id);
    events.fire(changed(caller, letter, "removed"));
  }

  private DeadLetter visible(Caller caller, UUID id) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    return store
        .lock(caller.tenantId(), id)
        .orElseThrow(() -> new NotFound("dead letter", id.toString()));
  }

  private static ControlEvent changed(Caller caller, DeadLetter letter, String what) {
    return new ControlEvent(
        caller,
        Category.CONFIGURATION,
        "dead-letter." + what,
        letter.id().toString(),
        Outcome.SUCCESS,
        about(letter),
        Optional.empty());
  }

  private static Map<String, Object> about(DeadLetter letter) {
    return Map.of(
        "dead_letter_id",
        letter.id().toString(),
        "message_id",
        letter.messageId(),
        "address",
        letter.address(),
        "reason",
        letter.reason());
  }
}
