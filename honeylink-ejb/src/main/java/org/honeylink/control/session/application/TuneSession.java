package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.honeylink.control.session.domain.QosChange;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.NotAllowed;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.WrongState;

/**
 * Changes living sessions: first the control plane in one transaction, then, after its commit, the
 * data plane, which tells the device. Where another node carries the session, that one finds the
 * change within a second.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TuneSession {

  @Inject SessionTuning tuning;
  @Inject AllocateBandwidth bandwidth;
  @Inject SessionRuntime dataPlane;

  /**
   * Tunes streams otherwise, without closing the session. What is asked for already changes
   * nothing.
   *
   * @throws NotFound when it is absent or not visible
   * @throws ValidationFailed naming each stream and field that does not fit
   * @throws NotAllowed when a device asks for more priority than its policy grants
   * @throws Conflict when the bandwidth of the device or the tenant does not suffice
   * @throws WrongState when it is closed
   */
  @Measured(Operation.SESSION_RETUNE)
  public void retune(Caller caller, UUID sessionId, QosChange change) {
    try {
      dataPlane.apply(tuning.retune(caller, sessionId, change));
    } catch (TenantPoolFull full) {
      throw bandwidth.explained(full);
    }
  }

  /**
   * Suspends it: by an operator, who alone resumes it; or by its device, to save its battery, until
   * the next packet.
   *
   * @throws NotFound when it is absent or not visible
   * @throws WrongState when it is not ACTIVE
   */
  public void suspend(Caller caller, UUID sessionId) {
    dataPlane.apply(tuning.suspend(caller, sessionId));
  }

  /**
   * Lets go on what an operator holds.
   *
   * @throws NotFound when it is absent or not visible
   * @throws WrongState when no operator holds it
   */
  public void resume(Caller caller, UUID sessionId) {
    dataPlane.apply(tuning.resume(caller, sessionId));
  }
}
