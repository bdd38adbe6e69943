package org.honeylink.web.webhook;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.webhook.application.Endpoints;
import org.honeylink.control.webhook.domain.EventKind;
import org.honeylink.control.webhook.domain.WebhookChange;
import org.honeylink.web.request.Choice;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonFields;

/** The bodies about webhooks. */
record WebhookBody(URI url, Set<EventKind> kinds, String description, boolean active) {

  private static final int LONGEST_DESCRIPTION = 256;

  static Supplier<WebhookBody> shape(JsonFields in, Endpoints endpoints) {
    Field<URI> url = in.text("url", endpoints::accepted);
    Field<List<EventKind>> kinds = in.texts("event_types", Choice.lowerCase(EventKind.class));
    Field<Optional<String>> description = in.optionalText("description", WebhookBody::description);
    Field<Optional<Boolean>> active = in.optionalTruth("active");
    return () ->
        new WebhookBody(
            url.get(), set(kinds.get()), description.get().orElse(""), active.get().orElse(true));
  }

  static Supplier<WebhookChange> change(JsonFields in, Endpoints endpoints) {
    Field<Optional<URI>> url = in.optionalText("url", endpoints::accepted);
    Field<Optional<List<EventKind>>> kinds =
        in.optionalTexts("event_types", Choice.lowerCase(EventKind.class));
    Field<Optional<String>> description = in.optionalText("description", WebhookBody::description);
    Field<Optional<Boolean>> active = in.optionalTruth("active");
    return () ->
        new WebhookChange(
            url.get(), kinds.get().map(WebhookBody::set), description.get(), active.get());
  }

  private static Set<EventKind> set(List<EventKind> kinds) {
    if (kinds.isEmpty()) {
      throw new ValidationFailed("event_types", "must name at least one");
    }
    return new HashSet<>(kinds);
  }

  private static String description(String text) {
    if (text.length() > LONGEST_DESCRIPTION) {
      throw new ValidationFailed("", "must have at most 256 characters");
    }
    return text;
  }
}
