package org.honeylink.control.session.application;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.device.application.DeviceShutOut;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.shared.application.TimedWork;
import org.honeylink.control.trust.application.DeviceCertificates;
import org.honeylink.control.trust.application.DeviceDistrusted;
import org.honeylink.control.trust.application.RevocationOrdered;

/**
 * Closes the sessions of a device whose last certificate was revoked, and of one that was suspended
 * or taken out of service: at once on the node that was told, within seconds on every other, whose
 * data plane may carry them. A crash in between delays it until the next look.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CloseDistrustedSessions {

  private static final Logger LOG = Logger.getLogger(CloseDistrustedSessions.class.getName());

  /** What another node closed is stopped here when it was within this time. */
  private static final Duration CLOSED_ELSEWHERE = Duration.ofMinutes(5);

  private final TimedWork looking =
      new TimedWork(
          CloseDistrustedSessions.class,
          "Sessions of devices that are shut out could not be looked for");

  @Inject SessionRepository repository;
  @Inject DeviceCertificates certificates;
  @Inject Devices devices;
  @Inject EndSession end;
  @Inject SessionRuntime dataPlane;
  @Inject InstantSource clock;

  /**
   * Called when this node has revoked the certificate. The revocation stands: what cannot be closed
   * now is found at the next look.
   */
  public void now(@Observes DeviceDistrusted distrusted) {
    looking.run(() -> close(Set.of(distrusted.deviceId()), CloseCause.CERTIFICATE_REVOKED));
  }

  /** Called when this node has shut a device out, with the same care. */
  public void now(@Observes DeviceShutOut shutOut) {
    looking.run(() -> close(Set.of(shutOut.deviceId()), CloseCause.DEVICE_SHUT_OUT));
  }

  /** Called while the database is away, for what this node carries and the caller may see. */
  public void now(@Observes RevocationOrdered ordered) {
    dataPlane.carriedOf(ordered.deviceId().value()).stream()
        .filter(each -> ordered.caller().sees(each.tenantId(), each.deviceId()))
        .forEach(each -> dataPlane.close(each.sessionId(), CloseCause.CERTIFICATE_REVOKED));
  }

  /** Called by the container. No session that is open now is older than the longest one. */
  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  public void look() {
    Duration within = Session.LONGEST.plus(CLOSED_ELSEWHERE);
    looking.run(() -> close(certificates.distrusted(within), CloseCause.CERTIFICATE_REVOKED));
    looking.run(() -> close(devices.shutOut(within), CloseCause.DEVICE_SHUT_OUT));
  }

  private void close(Collection<DeviceId> devices, CloseCause cause) {
    repository
        .ofDevices(devices, clock.instant().minus(CLOSED_ELSEWHERE))
        .forEach(session -> close(session, cause));
  }

  private void close(UUID sessionId, CloseCause why) {
    try {
      end.end(sessionId, why);
      dataPlane.close(sessionId, why);
    } catch (RuntimeException cause) {
      LOG.log(
          Level.WARNING,
          cause,
          () ->
              "Session "
                  + sessionId
                  + " belongs to a device that is shut out and could not be closed; tried again"
                  + " soon");
    }
  }
}
