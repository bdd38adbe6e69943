package org.honeylink.control.webhook.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.webhook.application.WebhookRules;
import org.honeylink.control.webhook.domain.EndpointRules;
import org.honeylink.control.webhook.domain.PrivateNetworks;
import org.honeylink.control.webhook.domain.RetryRule;

/** What an administrator may set, under the names of the documentation. */
@ApplicationScoped
public class WebhookSettings implements WebhookRules {

  @Inject
  @ConfigProperty(name = "honeylink.webhook.allowed-private-networks")
  private Optional<String> allowed;

  @Inject
  @ConfigProperty(name = "honeylink.webhook.allow-http", defaultValue = "false")
  private boolean plainHttp;

  @Inject
  @ConfigProperty(name = "honeylink.webhook.trusted-certificates")
  private Optional<String> trusted;

  @Inject
  @ConfigProperty(name = "honeylink.webhook.retry.first-millis", defaultValue = "1000")
  private long firstMillis;

  @Inject
  @ConfigProperty(name = "honeylink.webhook.retry.longest-seconds", defaultValue = "900")
  private long longestSeconds;

  @Inject
  @ConfigProperty(name = "honeylink.webhook.retry.give-up-seconds", defaultValue = "86400")
  private long giveUpSeconds;

  @Inject
  @ConfigProperty(name = "honeylink.webhook.circuit-failures", defaultValue = "5")
  private int circuitFailures;

  @Inject
  @ConfigProperty(name = "honeylink.webhook.at-once", defaultValue = "16")
  private int atOnce;

  @Override
  public RetryRule retry() {
    return new RetryRule(
        Duration.ofMillis(firstMillis),
        Duration.ofSeconds(longestSeconds),
        Duration.ofSeconds(giveUpSeconds),
        circuitFailures);
  }

  EndpointRules endpoints() {
    return new EndpointRules(PrivateNetworks.of(allowed.orElse("")), plainHttp);
  }

  /** PEM file of certificates that are trusted beside the platform's own. */
  Optional<String> trustedCertificates() {
    return trusted;
  }

  /** Endpoints that are spoken to at the same time, by this node. */
  int atOnce() {
    return atOnce;
  }
}
