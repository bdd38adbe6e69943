package org.honeylink.control.webhook.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.webhook.domain.Webhook;

/** Where webhooks are kept. Thread-safe; takes part in the caller's transaction. */
public interface WebhookStore {

  void add(Webhook webhook);

  /** As it is now; for those who only look. */
  Optional<Webhook> see(String tenantId, UUID id);

  /** Locked until the end of the transaction. */
  Optional<Webhook> find(String tenantId, UUID id);

  /** By age, behind an id. */
  List<Webhook> list(String tenantId, Optional<UUID> after, int limit);

  /** How many a tenant has. */
  long count(String tenantId);

  /** Active ones of all tenants. */
  List<Webhook> active();

  /** Everything an administrator can change, and the state of the endpoint. */
  void save(Webhook webhook);

  /** With all its deliveries. */
  void remove(UUID id);
}
