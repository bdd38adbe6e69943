package org.honeylink.web.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.honeylink.control.webhook.domain.EventKind;
import org.honeylink.control.webhook.domain.RetryRule;
import org.honeylink.control.webhook.domain.Webhook;
import org.jspecify.annotations.Nullable;

/** A webhook in the words of the API. */
public record WebhookAnswer(
    UUID webhookId,
    String url,
    List<String> eventTypes,
    String description,
    boolean active,
    @Nullable String disabledBecause,
    Instant createdAt,
    String createdBy,
    String circuit,
    int failures,
    @Nullable Instant nextAttemptAt) {

  static WebhookAnswer of(Webhook webhook, RetryRule rule, Instant now) {
    return new WebhookAnswer(
        webhook.id(),
        webhook.url().toString(),
        webhook.kinds().stream().map(EventKind::text).sorted().toList(),
        webhook.description(),
        webhook.active(),
        webhook.disabledBecause().orElse(null),
        webhook.createdAt(),
        webhook.createdBy(),
        rule.circuit(webhook.failures(), webhook.nextAttemptAt(), now).name(),
        webhook.failures(),
        webhook.failures() > 0 ? webhook.nextAttemptAt() : null);
  }
}
