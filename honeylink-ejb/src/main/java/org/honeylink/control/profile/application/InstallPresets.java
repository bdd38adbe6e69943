package org.honeylink.control.profile.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.honeylink.control.profile.domain.Presets;
import org.honeylink.control.profile.domain.Profile;
import org.honeylink.control.profile.domain.ProfileContent;
import org.honeylink.control.profile.domain.ProfileRelease;
import org.honeylink.control.profile.domain.SignedProfile;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.TimeOrderedId;

/** Gives tenants the profiles that come with the release, and their newer versions; no others. */
@Stateless
public class InstallPresets {

  @Inject ProfileRepository repository;
  @Inject ProfileSigning signing;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** Every tenant that there is. */
  public List<String> tenants() {
    return repository.tenants();
  }

  /** For one tenant, in one transaction; what it has already stays as it is. */
  public void of(String tenantId) {
    Presets.all().forEach(preset -> install(tenantId, preset));
  }

  private void install(String tenantId, ProfileContent preset) {
    repository
        .find(tenantId, preset.id())
        .ifPresentOrElse(there -> upgrade(tenantId, there, preset), () -> add(tenantId, preset));
  }

  private void upgrade(String tenantId, Profile there, ProfileContent preset) {
    if (there.isPreset() && there.content().version().compareTo(preset.version()) < 0) {
      SignedProfile signed = signing.sign(preset);
      there.replace(signed, clock.instant());
      released(tenantId, there, signed, "upgraded");
    }
  }

  private void add(String tenantId, ProfileContent preset) {
    SignedProfile signed = signing.sign(preset);
    Profile profile =
        new Profile(TimeOrderedId.next(clock), tenantId, signed, true, clock.instant());
    repository.add(profile);
    released(tenantId, profile, signed, "installed");
  }

  private void released(String tenantId, Profile profile, SignedProfile signed, String what) {
    Caller system = Caller.systemOf(tenantId);
    repository.add(
        new ProfileRelease(
            TimeOrderedId.next(clock), tenantId, signed, system.subject(), clock.instant()));
    events.fire(ProfileEvents.of(system, what, profile));
  }
}
