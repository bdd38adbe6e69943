package org.honeylink.control.trust.application;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks the key store every five seconds whether it answers: its login stays alive that way, and
 * health can say what is down without waiting for it. Thread-safe.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WatchKeyStore {

  private static final Logger LOG = Logger.getLogger(WatchKeyStore.class.getName());

  /** A store that has not answered for so long hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Inject KeyStores keys;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "honeylink.key.store", defaultValue = "file")
  String kind;

  private volatile boolean answered = true;
  private volatile Instant since = Instant.EPOCH;
  private volatile Instant lastLook = Instant.EPOCH;

  /**
   * How the store is.
   *
   * @param kind {@code file}, {@code pkcs11} or {@code vault}
   * @param since when that became so
   */
  public record State(String kind, boolean answers, Instant since) {}

  @PostConstruct
  void begin() {
    since = clock.instant();
    look();
  }

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  public void look() {
    boolean before = answered;
    try {
      keys.rootKeys().check();
      answered = true;
    } catch (RuntimeException away) { // whatever it is: a store that fails does not answer
      answered = false;
      if (before) {
        LOG.log(Level.WARNING, "The key store is away; running sessions go on", away);
      }
    }
    lastLook = clock.instant();
    if (before != answered) {
      since = lastLook;
      if (answered) {
        LOG.info("The key store answers again");
      }
    }
  }

  public State state() {
    boolean stale = lastLook.plus(PATIENCE).isBefore(clock.instant());
    return new State(kind, answered && !stale, since);
  }
}
