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

  private final Neighbourhood neighbourhood = new Neighbourhood(MOST);
  private final Allowance allowance = new Allowance(OF_SOURCE_A_SECOND, OF_ALL_A_SECOND);

  Neighbourhood neighbourhood() {
    return neighbourhood;
  }

  Allowance allowance() {
    return allowance;
  }
}
