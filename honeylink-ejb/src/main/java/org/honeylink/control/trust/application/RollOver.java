package org.honeylink.control.trust.application;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.application.TimedWork;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.control.trust.domain.Authority;

/**
 * Replaces the issuing authority without cutting anybody off: prepare, activate, taint, retire; see
 * {@link Authority} for what each means.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RollOver {

  private static final Logger LOG = Logger.getLogger(RollOver.class.getName());

  private final TimedWork destruction =
      new TimedWork(RollOver.class, "Keys of retired authorities could not be looked for");

  @Inject AuthorityMoves moves;
  @Inject KeyStores keys;
  @Inject RevocationLists lists;
  @Inject OcspResponder responder;

  /**
   * Makes another authority and publishes it.
   *
   * @throws WrongState when one is prepared already
   */
  @Measured(Operation.AUTHORITY_PREPARE)
  public AuthorityReport prepare(Caller caller) {
    return moves.prepare(caller);
  }

  /**
   * Lets a prepared authority sign from now on, in the place of the one that did.
   *
   * @throws NotFound when it is absent
   * @throws WrongState when it is not PREPARED
   */
  @Measured(Operation.AUTHORITY_ACTIVATE)
  public AuthorityReport activate(Caller caller, UUID id) {
    return moves.activate(caller, id);
  }

  /**
   * Has the devices of an authority renew.
   *
   * @throws NotFound when it is absent
   * @throws WrongState when it is not ACTIVE, or is the one that signs
   */
  @Measured(Operation.AUTHORITY_TAINT)
  public AuthorityReport taint(Caller caller, UUID id) {
    return moves.taint(caller, id);
  }

  /**
   * Takes nothing of an authority any more and destroys its key.
   *
   * @param force also when that cuts devices off
   * @throws NotFound when it is absent
   * @throws WrongState when it is neither TAINTED nor PREPARED
   * @throws Conflict when devices depend on it, and how many
   */
  @Measured(Operation.AUTHORITY_RETIRE)
  public AuthorityReport retire(Caller caller, UUID id, boolean force) {
    AuthorityReport report = moves.retire(caller, id, force);
    lists.forget();
    responder.forget();
    destroyKeys();
    return report;
  }

  /** Called by the container; goes on where a crash or a store that was away left off. */
  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void destroyKeys() {
    destruction.run(() -> moves.withKeyToDestroy().forEach(this::destroyKey));
  }

  private void destroyKey(Authority retired) {
    try {
      keys.rootKeys().destroyAuthorityKey(retired.keyName());
      moves.keyIsDestroyed(retired.id());
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING,
          failure,
          () -> "The key of authority " + retired.id() + " is not destroyed yet; tried again soon");
    }
  }
}
