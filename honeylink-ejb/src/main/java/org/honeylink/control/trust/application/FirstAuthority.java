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

  @Inject Authorities authorities;

  @PostConstruct
  void atStart() {
    found();
  }

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  public void found() {
    try {
      authorities.found();
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING,
          failure,
          () -> "There is no certificate authority yet; devices cannot be paired until there is");
      if (!isAway(failure)) {
        throw failure;
      }
    }
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
