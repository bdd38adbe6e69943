package org.honeylink.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.honeylink.control.trust.application.WatchKeyStore;

/**
 * Says whether the key store answers, and is ready all the same: who is not ready gets no packets
 * any more, and those of running sessions need no key store.
 */
@Readiness
@ApplicationScoped
public class KeyStoreHealth implements HealthCheck {

  @Inject private WatchKeyStore keyStore;

  @Override
  public HealthCheckResponse call() {
    WatchKeyStore.State state = keyStore.state();
    return HealthCheckResponse.named("key store")
        .up()
        .withData("kind", state.kind())
        .withData("answers", state.answers())
        .withData("since", state.since().toString())
        .build();
  }
}
