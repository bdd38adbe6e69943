package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.RevocationReason;

/**
 * Revokes certificates of devices: first in the database, from where every node refuses them, then
 * the lists that this node has at hand, then the sessions of a device that has none left.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RevokeCertificates {

  @Inject Revocation revocation;
  @Inject RevocationLists lists;
  @Inject OcspResponder responder;
  @Inject DeviceCertificateRepository repository;
  @Inject InstantSource clock;
  @Inject Event<DeviceDistrusted> distrusted;
  @Inject RevokeWithoutStore withoutStore;

  /**
   * Revokes one certificate of a device, or all that are good.
   *
   * @param serial hexadecimal; empty for all
   * @return those that were revoked; none when the database is away and the order is written down
   * @throws NotFound when device or certificate are absent or not visible
   * @throws WrongState when there is nothing to revoke any more
   */
  @Measured(Operation.CERTIFICATE_REVOKE)
  public List<DeviceCertificate> revoke(
      Caller caller, DeviceId deviceId, RevocationReason reason, Optional<String> serial) {
    List<DeviceCertificate> revoked;
    try {
      revoked = revocation.revoke(caller, deviceId, reason, serial);
    } catch (RuntimeException failure) {
      if (!withoutStore.order(caller, deviceId, reason, serial, failure)) {
        throw failure;
      }
      return List.of();
    }
    lists.forget();
    responder.forget();
    if (repository.of(deviceId).stream().noneMatch(each -> each.isGood(clock.instant()))) {
      distrusted.fire(new DeviceDistrusted(deviceId));
    }
    return revoked;
  }
}
