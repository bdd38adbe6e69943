package org.honeylink.control.trust.application;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.shared.application.TimedWork;
import org.honeylink.crypto.keys.KeyStoreAway;

/**
 * At the first start: a root and an issuing authority below it. When the key store is away then,
 * the server starts nevertheless, and it is tried again every minute.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FirstAuthority {

  private static final Logger LOG = Logger.getLogger(FirstAuthority.class.getName());

  private static final String MISSING =
      "There is no certificate authority yet; devices cannot be paired until there is";

  private final TimedWork work = new TimedWork(FirstAuthority.class, MISSING);

  @Inject Authorities authorities;

  /** A start without the key store goes on; anything else is said to the administrator at once. */
  @PostConstruct
  void atStart() {
    try {
      authorities.found();
    } catch (RuntimeException failure) {
      if (!isAway(failure)) {
        throw failure;
      }
      LOG.log(Level.WARNING, MISSING, failure);
    }
  }

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  public void found() {
    work.run(authorities::found);
  }

  /** The container wraps what an enterprise bean throws. */
  private static boolean isAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof KeyStoreAway) {
        return true;
      }
    }
    return false;
  }
}
