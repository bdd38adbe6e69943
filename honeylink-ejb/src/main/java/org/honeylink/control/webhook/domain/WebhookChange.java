package org.honeylink.control.webhook.domain;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What an administrator wants to be different; absent is as it was. */
public record WebhookChange(
    Optional<URI> url,
    Optional<Set<EventKind>> kinds,
    Optional<String> description,
    Optional<Boolean> active) {

  public WebhookChange {
    Objects.requireNonNull(url);
    Objects.requireNonNull(kinds);
    Objects.requireNonNull(description);
    Objects.requireNonNull(active);
  }
}
