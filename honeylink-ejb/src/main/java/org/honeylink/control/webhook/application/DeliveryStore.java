package org.honeylink.control.webhook.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.webhook.domain.Delivery;
import org.honeylink.control.webhook.domain.Webhook;

/** Where deliveries are kept. Thread-safe; takes part in the caller's transaction. */
public interface DeliveryStore {

  /** At the end of the queues of their endpoints, in this order. */
  void add(List<Delivery> deliveries);

  /** Newest first, behind an id. */
  List<Delivery> list(
      UUID webhookId, Optional<Delivery.State> state, Optional<UUID> before, int limit);

  Optional<Delivery> find(UUID webhookId, UUID id);

  /** The result of an attempt. */
  void save(Delivery delivery);

  /**
   * Takes endpoints that are active, due, have something pending and that nobody works at.
   *
   * @param lease of the one who takes them
   * @param until after this they are free again, whatever has become of him
   */
  List<UUID> claim(UUID lease, Instant now, Instant until, int limit);

  /** The endpoint, locked, as long as the lease holds and it is active. */
  Optional<Webhook> held(UUID webhookId, UUID lease);

  /** The lease holds on until then; null-free: a time that has passed gives it up. */
  void extend(UUID webhookId, UUID lease, Instant until);

  /** The oldest that is pending. */
  Optional<Delivery> next(UUID webhookId);

  /** Gives up what is too old at one endpoint; how many. */
  int expire(UUID webhookId, Instant now);

  /** Gives up what is too old at endpoints that are not active. */
  void expireOfInactive(Instant now);

  /** Forgets what ended before a time; how many. */
  int purge(Instant before, int limit);
}
