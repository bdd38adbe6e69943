package org.honeylink.control.discovery.application;

import jakarta.enterprise.context.ApplicationScoped;
import org.honeylink.control.discovery.domain.Allowance;
import org.honeylink.control.discovery.domain.Neighbourhood;

/** What this node has heard; other nodes hear for themselves. */
@ApplicationScoped
public class Neighbours {

  private static final int MOST = 4096;
  private static final int OF_SOURCE_A_SECOND = 20;
  private static final int OF_ALL_A_SECOND = 200;

  private static final int OF_DEVICE_A_SECOND = 4;

  private final Neighbourhood neighbourhood = new Neighbourhood(MOST);
  private final Allowance allowance = new Allowance(OF_SOURCE_A_SECOND, OF_ALL_A_SECOND);
  private final Allowance lookups = new Allowance(OF_SOURCE_A_SECOND, OF_ALL_A_SECOND);
  private final Allowance registered = new Allowance(OF_DEVICE_A_SECOND, OF_ALL_A_SECOND);

  Neighbourhood neighbourhood() {
    return neighbourhood;
  }

  /** For everybody, by source. */
  Allowance allowance() {
    return allowance;
  }

  /** To ask the registry once that is used up, by source. */
  Allowance lookups() {
    return lookups;
  }

  /** For names of registered devices once that is used up, by name. */
  Allowance registered() {
    return registered;
  }
}
