package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.application.BackupRoute;
import org.honeylink.control.shared.application.Dependencies;
import org.honeylink.control.shared.application.OrderRecovered;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.HoneyLinkException;
import org.honeylink.crypto.pki.RevocationReason;

/**
 * Takes the order to revoke while the database is away: it goes to the backup route and this node
 * stops serving the device. Certificates are revoked when the database is back, before which nobody
 * can open a session anyway.
 */
@ApplicationScoped
public class RevokeWithoutStore {

  private static final Logger LOG = Logger.getLogger(RevokeWithoutStore.class.getName());
  private static final String ACTION = "certificate.revoke-ordered";

  @Inject BackupRoute backup;
  @Inject Dependencies dependencies;
  @Inject Event<RevocationOrdered> ordered;
  @Inject RevokeCertificates revokeCertificates;

  /**
   * Takes the order, when the database is what is wrong.
   *
   * @return false when something else is
   */
  boolean order(
      Caller caller,
      DeviceId deviceId,
      RevocationReason reason,
      Optional<String> serial,
      RuntimeException failure) {
    if (!dependencies.saysDatabaseAway(failure)) {
      return false;
    }
    caller.require(Role.ADMIN);
    Map<String, Object> details = new TreeMap<>();
    details.put("device_id", deviceId.value());
    details.put("reason", reason.text());
    serial.ifPresent(each -> details.put("serial", each));
    backup.keep(
        new ControlEvent(
            caller,
            Category.CERTIFICATE,
            ACTION,
            deviceId.value(),
            Outcome.SUCCESS,
            details,
            Optional.empty()));
    ordered.fire(new RevocationOrdered(caller, deviceId));
    return true;
  }

  /** Called by the container when the order has come into the trail. Once more does no harm. */
  void carryOut(@Observes OrderRecovered order) {
    if (!order.action().equals(ACTION)) {
      return;
    }
    Caller caller = new Caller(order.actor(), order.tenantId(), Set.of(Role.ADMIN));
    try {
      revokeCertificates.revoke(
          caller,
          new DeviceId(String.valueOf(order.details().get("device_id"))),
          RevocationReason.of(String.valueOf(order.details().get("reason"))).orElseThrow(),
          Optional.ofNullable(order.details().get("serial")).map(Object::toString));
    } catch (HoneyLinkException refused) {
      LOG.log(Level.WARNING, "An order of " + order.actor() + " to revoke is refused", refused);
    }
  }
}
