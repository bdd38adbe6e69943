package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.honeylink.control.device.application.DeviceLeaves;
import org.honeylink.control.device.application.DeviceShutOut;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.RevocationReason;

/**
 * A device that leaves takes its trust along: every certificate is revoked and every generation of
 * its master is out of use, in the transaction in which it leaves. Secrets of its sessions go with
 * the sessions.
 */
@Stateless
public class DestroyDeviceKeys {

  @Inject DeviceCertificateRepository certificates;
  @Inject GenerationStore generations;
  @Inject RevocationLists lists;
  @Inject OcspResponder responder;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** Called by the container within the transaction, which holds the device. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void leaving(@Observes DeviceLeaves leaves) {
    Instant now = clock.instant();
    List<DeviceCertificate> revoked =
        certificates.lock(leaves.deviceId()).stream()
            .filter(each -> each.revoke(RevocationReason.CESSATION_OF_OPERATION, now))
            .toList();
    generations.change(
        generations.of(List.of(leaves.deviceId())).stream().map(each -> each.retire(now)).toList());
    revoked.forEach(each -> events.fire(CertificateEvents.revoked(leaves.caller(), each)));
  }

  /** Called by the container after the commit: the next lists and answers name the certificates. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void left(@Observes DeviceShutOut shutOut) {
    lists.forget();
    responder.forget();
  }
}
