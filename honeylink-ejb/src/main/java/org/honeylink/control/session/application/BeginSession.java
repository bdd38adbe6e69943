package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionRequest;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.DependencyAway;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.WrongState;

/**
 * Opens a session: first the control plane in one transaction, then, after its commit, the data
 * plane. When this returns, the device may send.
 */
@Stateless
public class BeginSession {

  private static final Logger LOG = Logger.getLogger(BeginSession.class.getName());

  @Inject AgreeSession agreement;
  @Inject AllocateBandwidth bandwidth;
  @Inject EndSession end;
  @Inject SessionRuntime dataPlane;

  /**
   * Opens a session; the caller closes the answer.
   *
   * @throws NotFound when the device is absent or not visible
   * @throws WrongState when the device is not paired
   * @throws Conflict when its bandwidth does not suffice
   * @throws DependencyAway when the data plane could not open it; the session is closed again
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  @Measured(Operation.SESSION_OPEN)
  public OpenedSession begin(Caller caller, SessionRequest request) {
    OpenedSession opened = agree(caller, request);
    try {
      dataPlane.open(OpenSession.of(opened.session()));
      return opened;
    } catch (RuntimeException cause) {
      opened.close();
      giveUp(opened.session(), cause);
      throw new DependencyAway("data plane");
    }
  }

  private OpenedSession agree(Caller caller, SessionRequest request) {
    try {
      return agreement.agree(caller, request);
    } catch (TenantPoolFull full) {
      throw bandwidth.explained(full);
    }
  }

  private void giveUp(Session session, RuntimeException cause) {
    UUID id = session.id();
    LOG.log(Level.SEVERE, cause, () -> "The data plane could not open session " + id);
    end.end(id, CloseCause.NOT_OPENED);
  }
}
