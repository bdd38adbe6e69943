package org.honeylink.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.honeylink.control.shared.application.Dependencies;

/** Ready only with the database. */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

  @Inject private Dependencies dependencies;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(dependencies.databaseAnswers()).build();
  }
}
