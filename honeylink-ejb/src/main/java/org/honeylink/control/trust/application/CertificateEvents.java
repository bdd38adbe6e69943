package org.honeylink.control.trust.application;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.trust.domain.DeviceCertificate;

/** What device certificates tell the world and the audit trail. */
final class CertificateEvents {

  private CertificateEvents() {}

  /** By pairing, which tells the world itself. */
  static ControlEvent issued(Caller caller, DeviceCertificate certificate) {
    return event(caller, "issued", certificate, about(certificate), Optional.empty());
  }

  static ControlEvent renewed(Caller caller, DeviceCertificate fresh, DeviceCertificate shown) {
    Map<String, Object> data = about(fresh);
    data.put("renews_serial", shown.serial());
    return published(caller, "renewed", fresh, data);
  }

  static ControlEvent firstUsed(Caller caller, DeviceCertificate certificate) {
    return published(caller, "first-used", certificate, about(certificate));
  }

  static ControlEvent superseded(Caller caller, DeviceCertificate certificate) {
    return published(caller, "superseded", certificate, about(certificate));
  }

  static ControlEvent revoked(Caller caller, DeviceCertificate certificate) {
    return published(caller, "revoked", certificate, about(certificate));
  }

  private static Map<String, Object> about(DeviceCertificate certificate) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("device_id", certificate.deviceId().value());
    data.put("serial", certificate.serial());
    data.put("authority_id", certificate.authorityId().toString());
    data.put("state", certificate.state().name());
    data.put("expires_at", certificate.expiresAt().toString());
    certificate.revocation().ifPresent(why -> data.put("reason", why.reason().text()));
    return data;
  }

  private static ControlEvent published(
      Caller caller, String what, DeviceCertificate certificate, Map<String, Object> data) {
    return event(
        caller,
        what,
        certificate,
        data,
        Optional.of(
            new Publication(
                Topic.DEVICE,
                "org.honeylink.device.certificate-" + what,
                Optional.of(certificate.deviceId().value()),
                Optional.empty(),
                data)));
  }

  private static ControlEvent event(
      Caller caller,
      String what,
      DeviceCertificate certificate,
      Map<String, Object> data,
      Optional<Publication> publication) {
    return new ControlEvent(
        caller,
        Category.CERTIFICATE,
        "certificate." + what,
        certificate.deviceId().value(),
        Outcome.SUCCESS,
        data,
        publication);
  }
}
