package org.honeylink.control.webhook.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.UnknownHostException;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.webhook.application.Endpoints;
import org.honeylink.control.webhook.domain.EndpointRules;

/** Looks a host up once, so that an administrator hears at once what would never be delivered. */
@ApplicationScoped
public class ResolvedEndpoints implements Endpoints {

  @Inject private WebhookSettings settings;

  @Override
  public URI accepted(String text) {
    EndpointRules rules = settings.endpoints();
    URI url = rules.url(text);
    String host = Resolver.host(url.getHost());
    try {
      if (!rules.allows(host, Resolver.PLATFORM.addresses(host))) {
        throw new ValidationFailed("", "names a host that webhooks may not reach");
      }
    } catch (UnknownHostException unknownNow) {
      // Not yet there, perhaps; each delivery looks again.
    }
    return url;
  }
}
