package org.honeylink.control.profile.application;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.profile.domain.Profile;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;

/** What profiles tell the world and the audit trail. */
final class ProfileEvents {

  private ProfileEvents() {}

  /**
   * One profile.
   *
   * @param what as in {@code created}
   */
  static ControlEvent of(Caller caller, String what, Profile profile) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("profile_id", profile.profileId().value());
    data.put("version", profile.content().version().toString());
    data.put("preset", profile.isPreset());
    data.put("signing_key", profile.signed().signingKey());
    return new ControlEvent(
        caller,
        Category.POLICY_UPDATE,
        "profile." + what,
        profile.profileId().value(),
        Outcome.SUCCESS,
        data,
        Optional.of(
            new Publication(
                Topic.POLICY,
                "org.honeylink.profile." + what,
                Optional.empty(),
                Optional.empty(),
                data)));
  }
}
