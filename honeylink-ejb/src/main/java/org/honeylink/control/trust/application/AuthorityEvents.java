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
import org.honeylink.control.trust.domain.Authority;

/** What authorities tell the world and the audit trail. */
final class AuthorityEvents {

  private AuthorityEvents() {}

  /**
   * An authority has moved on in its life.
   *
   * @param what as in {@code activated}
   * @param devices good certificates of devices that it signed
   */
  static ControlEvent moved(Caller caller, String what, Authority authority, long devices) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("authority_id", authority.id().toString());
    data.put("subject", authority.certificate().getSubjectX500Principal().getName());
    data.put("state", authority.state().name());
    data.put("device_certificates", devices);
    return new ControlEvent(
        caller,
        Category.CERTIFICATE,
        "authority." + what,
        authority.id().toString(),
        Outcome.SUCCESS,
        data,
        Optional.of(
            new Publication(
                Topic.KEY,
                "org.honeylink.key.authority-" + what,
                Optional.empty(),
                Optional.empty(),
                data)));
  }
}
