package org.honeylink.control.webhook.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.Statements;
import org.honeylink.control.webhook.application.WebhookStore;
import org.honeylink.control.webhook.domain.Webhook;

/** Webhooks in the table {@code webhook}. */
@ApplicationScoped
public class JdbcWebhookStore implements WebhookStore {

  @Inject private Database database;

  private Statements statements() {
    return new Statements(database, "webhooks");
  }

  @Override
  public void add(Webhook it) {
    statements()
        .update(
            "insert into webhook (id, tenant_id, url, event_types, description, active,"
                + " created_at, created_by, failures, next_attempt_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            it.id(),
            it.tenantId(),
            it.url().toString(),
            it.kinds(),
            it.description(),
            it.active(),
            it.createdAt(),
            it.createdBy(),
            it.failures(),
            it.nextAttemptAt());
  }

  @Override
  public Optional<Webhook> see(String tenantId, UUID id) {
    return statements()
        .query(
            "select * from webhook where tenant_id = ? and id = ?",
            WebhookRows::webhook,
            tenantId,
            id)
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Webhook> find(String tenantId, UUID id) {
    return statements()
        .query(
            "select * from webhook where tenant_id = ? and id = ? for update",
            WebhookRows::webhook,
            tenantId,
            id)
        .stream()
        .findFirst();
  }

  @Override
  public List<Webhook> list(String tenantId, Optional<UUID> after, int limit) {
    return statements()
        .query(
            "select * from webhook where tenant_id = ?"
                + " and (cast(? as uuid) is null or id > ?) order by id limit ?",
            WebhookRows::webhook,
            tenantId,
            after,
            after,
            limit);
  }

  @Override
  public long count(String tenantId) {
    return statements()
        .query("select count(*) from webhook where tenant_id = ?", row -> row.getLong(1), tenantId)
        .getFirst();
  }

  @Override
  public List<Webhook> active() {
    return statements().query("select * from webhook where active", WebhookRows::webhook);
  }

  @Override
  public void save(Webhook it) {
    statements()
        .update(
            "update webhook set url = ?, event_types = ?, description = ?, active = ?,"
                + " disabled_because = ?, failures = ?, next_attempt_at = ? where id = ?",
            it.url().toString(),
            it.kinds(),
            it.description(),
            it.active(),
            it.disabledBecause(),
            it.failures(),
            it.nextAttemptAt(),
            it.id());
  }

  @Override
  public void remove(UUID id) {
    statements().update("delete from webhook where id = ?", id);
  }
}
