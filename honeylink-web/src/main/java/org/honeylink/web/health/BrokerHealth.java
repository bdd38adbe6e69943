package org.honeylink.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.honeylink.control.shared.application.Dependencies;

/** Ready only with the broker. */
@Readiness
@ApplicationScoped
public class BrokerHealth implements HealthCheck {

  @Inject private Dependencies dependencies;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("broker").status(dependencies.brokerAnswers()).build();
  }
}
