package org.honeylink.control.session.application;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Makes the capacities of tenants hold that were changed while the server stood. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
public class EvenOutPools {

  @Inject TenantPools pools;

  @PostConstruct
  void start() {
    pools.evenOut();
  }
}
