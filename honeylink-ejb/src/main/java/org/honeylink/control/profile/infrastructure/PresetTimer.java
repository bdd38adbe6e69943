package org.honeylink.control.profile.infrastructure;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.honeylink.control.profile.application.InstallPresets;
import org.honeylink.control.shared.application.TimedWork;

/**
 * Installs presets from the start on, and within half a minute for a tenant that is new, once for
 * each tenant. What was not possible, as while the key store is away, is tried again.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
public class PresetTimer {

  private final TimedWork work =
      new TimedWork(PresetTimer.class, "The preset profiles could not be installed");

  private final Set<String> served = ConcurrentHashMap.newKeySet();

  @Inject private InstallPresets presets;

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void install() {
    work.run(this::everywhere);
  }

  /** One tenant's trouble does not keep presets from the others. */
  private void everywhere() {
    List<RuntimeException> failures = new ArrayList<>();
    for (String tenant : presets.tenants()) {
      if (!served.contains(tenant)) {
        try {
          presets.of(tenant);
          served.add(tenant);
        } catch (RuntimeException e) {
          failures.add(e);
        }
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }
}
