package org.honeylink.control.webhook.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.Statements;
import org.honeylink.control.webhook.application.DeliveryStore;
import org.honeylink.control.webhook.domain.Delivery;
import org.honeylink.control.webhook.domain.Webhook;

/** Deliveries in the table {@code webhook_delivery}, leases in {@code webhook}. */
@ApplicationScoped
public class JdbcDeliveryStore implements DeliveryStore {

  private static final String INSERT =
      "insert into webhook_delivery (id, webhook_id, tenant_id, event_id, event_type, body, state,"
          + " attempts, last_attempt_at, last_status, last_error, created_at, expires_at, ended_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String CLAIM =
      "update webhook set lease = ?, leased_until = ? where id in (select w.id from webhook w"
          + " where w.active and w.next_attempt_at <= ?"
          + " and (w.leased_until is null or w.leased_until <= ?)"
          + " and exists (select from webhook_delivery d where d.webhook_id = w.id"
          + " and d.state = 'PENDING')"
          + " order by w.next_attempt_at limit ? for update skip locked) returning id";

  @Inject private Database database;

  private Statements statements() {
    return new Statements(database, "webhooks");
  }

  @Override
  public void add(List<Delivery> deliveries) {
    statements().updateEach(INSERT, deliveries.stream().map(JdbcDeliveryStore::columns).toList());
  }

  private static Object[] columns(Delivery it) {
    return new Object[] {
      it.id(),
      it.webhookId(),
      it.tenantId(),
      it.eventId(),
      it.eventType(),
      it.body(),
      it.state(),
      it.attempts(),
      it.lastAttemptAt(),
      it.lastStatus(),
      it.lastError(),
      it.createdAt(),
      it.expiresAt(),
      it.endedAt()
    };
  }

  @Override
  public List<Delivery> list(
      UUID webhookId, Optional<Delivery.State> state, Optional<UUID> before, int limit) {
    return statements()
        .query(
            "select * from webhook_delivery where webhook_id = ?"
                + " and (cast(? as text) is null or state = ?)"
                + " and (cast(? as uuid) is null or id < ?) order by id desc limit ?",
            WebhookRows::delivery,
            webhookId,
            state,
            state,
            before,
            before,
            limit);
  }

  @Override
  public Optional<Delivery> find(UUID webhookId, UUID id) {
    return statements()
        .query(
            "select * from webhook_delivery where webhook_id = ? and id = ?",
            WebhookRows::delivery,
            webhookId,
            id)
        .stream()
        .findFirst();
  }

  @Override
  public void save(Delivery it) {
    statements()
        .update(
            "update webhook_delivery set state = ?, attempts = ?, last_attempt_at = ?,"
                + " last_status = ?, last_error = ?, ended_at = ? where id = ?",
            it.state(),
            it.attempts(),
            it.lastAttemptAt(),
            it.lastStatus(),
            it.lastError(),
            it.endedAt(),
            it.id());
  }

  @Override
  public List<UUID> claim(UUID lease, Instant now, Instant until, int limit) {
    return statements()
        .query(CLAIM, row -> row.getObject("id", UUID.class), lease, until, now, now, limit);
  }

  @Override
  public Optional<Webhook> held(UUID webhookId, UUID lease) {
    return statements()
        .query(
            "select * from webhook where id = ? and lease = ? and active for update",
            WebhookRows::webhook,
            webhookId,
            lease)
        .stream()
        .findFirst();
  }

  @Override
  public void extend(UUID webhookId, UUID lease, Instant until) {
    statements()
        .update(
            "update webhook set leased_until = ? where id = ? and lease = ?",
            until,
            webhookId,
            lease);
  }

  @Override
  public Optional<Delivery> next(UUID webhookId) {
    return statements()
        .query(
            "select * from webhook_delivery where webhook_id = ? and state = 'PENDING'"
                + " order by position limit 1",
            WebhookRows::delivery,
            webhookId)
        .stream()
        .findFirst();
  }

  @Override
  public int expire(UUID webhookId, Instant now) {
    return statements()
        .update(
            "update webhook_delivery set state = 'DEAD', ended_at = ?, last_error ="
                + " coalesce(last_error, 'the endpoint failed for earlier deliveries')"
                + " where webhook_id = ? and state = 'PENDING' and expires_at <= ?",
            now,
            webhookId,
            now);
  }

  @Override
  public void expireOfInactive(Instant now) {
    statements()
        .update(
            "update webhook_delivery set state = 'DEAD', ended_at = ?, last_error ="
                + " coalesce(last_error, 'the endpoint was not active') where state = 'PENDING' and"
                + " expires_at <= ? and webhook_id in (select id from webhook where not active)",
            now,
            now);
  }

  @Override
  public int purge(Instant before, int limit) {
    return statements()
        .update(
            "delete from webhook_delivery where id in (select id from webhook_delivery"
                + " where ended_at < ? limit ?)",
            before,
            limit);
  }
}
