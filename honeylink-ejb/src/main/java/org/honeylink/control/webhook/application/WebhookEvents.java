package org.honeylink.control.webhook.application;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.webhook.domain.EventKind;
import org.honeylink.control.webhook.domain.Webhook;

/** What webhooks tell the audit trail, and those who watch over them. */
final class WebhookEvents {

  private WebhookEvents() {}

  /** An administrator did something. */
  static ControlEvent done(Caller caller, String verb, Webhook webhook, Map<String, ?> more) {
    Map<String, Object> details = about(webhook);
    details.put("active", webhook.active());
    details.put("event_types", webhook.kinds().stream().map(EventKind::text).sorted().toList());
    details.putAll(more);
    return new ControlEvent(
        caller,
        Category.CONFIGURATION,
        "webhook." + verb,
        webhook.id().toString(),
        Outcome.SUCCESS,
        details,
        Optional.empty());
  }

  /**
   * Somebody should look at an endpoint.
   *
   * @param what as in {@code dead-letter}
   */
  static ControlEvent alert(Webhook webhook, String what, Map<String, ?> more) {
    Map<String, Object> details = about(webhook);
    details.putAll(more);
    return new ControlEvent(
        Caller.systemOf(webhook.tenantId()),
        Category.CONFIGURATION,
        "webhook." + what,
        webhook.id().toString(),
        Outcome.FAILED,
        details,
        Optional.of(
            new Publication(
                Topic.ALERT,
                "org.honeylink.alert.webhook-" + what,
                Optional.empty(),
                Optional.empty(),
                details)));
  }

  private static Map<String, Object> about(Webhook webhook) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("webhook_id", webhook.id().toString());
    // Query parameters of an endpoint are often its secret.
    details.put("host", webhook.url().getHost());
    return details;
  }
}
