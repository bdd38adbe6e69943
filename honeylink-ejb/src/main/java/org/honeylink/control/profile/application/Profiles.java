package org.honeylink.control.profile.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.honeylink.control.policy.application.Policies;
import org.honeylink.control.profile.domain.Profile;
import org.honeylink.control.profile.domain.ProfileContent;
import org.honeylink.control.profile.domain.ProfileFilter;
import org.honeylink.control.profile.domain.ProfileId;
import org.honeylink.control.profile.domain.ProfileRelease;
import org.honeylink.control.profile.domain.SignedProfile;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.Page;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.WrongState;

/** Profiles of the caller's tenant. */
@Stateless
public class Profiles {

  @Inject ProfileRepository repository;
  @Inject ProfileSigning signing;
  @Inject Policies policies;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * Makes a profile.
   *
   * @throws Conflict when there is one of that id, or was one with that version or a newer one
   * @throws ValidationFailed when its end comes too soon
   */
  public Profile create(Caller caller, ProfileContent content) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    content.requireNotice(Optional.empty(), clock.instant());
    return add(caller, signing.sign(content), "created");
  }

  /**
   * Gives a profile a newer version. The one it has, unchanged, changes nothing.
   *
   * @param expected tells of a tag whether the caller expects it to be the profile's
   * @throws NotFound when there is none
   * @throws Conflict when it changed meanwhile, or the version is not above its own
   * @throws WrongState when it is a preset
   */
  public Profile replace(Caller caller, ProfileContent content, Predicate<String> expected) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Profile profile = lock(caller, content.id(), expected);
    profile.requireOwn();
    if (profile.content().equals(content)) {
      return profile;
    }
    content.requireNotice(profile.content().deprecatedAfter(), clock.instant());
    return replace(caller, profile, signing.sign(content), "updated");
  }

  /**
   * Takes a signed profile from elsewhere.
   *
   * @throws ValidationFailed when it was altered, or a stranger signed it
   * @throws Conflict when it is not newer than what is there
   * @throws WrongState when it has the id of a preset
   */
  public Profile importFile(Caller caller, SignedProfile received) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    signing.requireGenuine(received);
    Optional<Profile> there = repository.lock(caller.tenantId(), received.content().id());
    if (there.isEmpty()) {
      return add(caller, received, "imported");
    }
    Profile profile = there.get();
    profile.requireOwn();
    if (profile.content().equals(received.content())) {
      return profile;
    }
    return replace(caller, profile, received, "imported");
  }

  private Profile add(Caller caller, SignedProfile signed, String what) {
    ProfileContent content = signed.content();
    refuseOlderThanEver(caller, content);
    Profile profile =
        new Profile(TimeOrderedId.next(clock), caller.tenantId(), signed, false, clock.instant());
    repository.add(profile);
    release(caller, profile, signed, what);
    return profile;
  }

  private Profile replace(Caller caller, Profile profile, SignedProfile signed, String what) {
    profile.replace(signed, clock.instant());
    release(caller, profile, signed, what);
    return profile;
  }

  // Versions only grow, over the deletion of a profile as well.
  private void refuseOlderThanEver(Caller caller, ProfileContent content) {
    if (repository.find(caller.tenantId(), content.id()).isPresent()) {
      throw new Conflict(
          "There is a profile '" + content.id() + "' already; PUT a newer version of it");
    }
    repository.releases(caller.tenantId(), content.id(), Optional.empty(), 1).stream()
        .map(ProfileRelease::version)
        .filter(last -> content.version().compareTo(last) <= 0)
        .findFirst()
        .ifPresent(
            last -> {
              throw new Conflict(
                  "A profile '"
                      + content.id()
                      + "' that was deleted had version "
                      + last
                      + "; versions only grow, so give one above it");
            });
  }

  private void release(Caller caller, Profile profile, SignedProfile signed, String what) {
    repository.add(
        new ProfileRelease(
            TimeOrderedId.next(clock),
            caller.tenantId(),
            signed,
            caller.subject(),
            clock.instant()));
    events.fire(ProfileEvents.of(caller, what, profile));
  }

  /**
   * Deletes a profile that no device has; its history stays.
   *
   * @throws NotFound when there is none
   * @throws Conflict when it changed meanwhile
   * @throws WrongState when it is a preset, or in use: says at how many devices
   */
  public void delete(Caller caller, ProfileId id, Predicate<String> expected) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Profile profile = lock(caller, id, expected);
    profile.requireOwn();
    long users = policies.usersOf(caller.tenantId(), id.value());
    if (users > 0) {
      throw new Conflict(
          "Profile '"
              + id
              + "' is in use by "
              + users
              + (users == 1 ? " device" : " devices")
              + "; give them another policy first",
          Map.of("in_use_by", users));
    }
    repository.delete(profile);
    events.fire(ProfileEvents.of(caller, "deleted", profile));
  }

  /**
   * One profile.
   *
   * @throws NotFound when there is none
   */
  public Profile read(Caller caller, ProfileId id) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER);
    return repository.find(caller.tenantId(), id).orElseThrow(() -> absent(id));
  }

  /** How many devices have a policy made of it. */
  public long users(Profile profile) {
    return policies.usersOf(profile.tenantId(), profile.profileId().value());
  }

  /** As it is exported: canonical and signed. */
  public String export(Caller caller, ProfileId id) {
    return read(caller, id).signed().file();
  }

  /**
   * Profiles in the filter's order.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   * @param cursor {@code next} of the page before
   */
  public Page<Profile> list(
      Caller caller, ProfileFilter filter, int limit, Optional<Cursor> cursor) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER);
    List<Profile> found =
        repository.list(caller.tenantId(), filter, cursor.map(ListPosition::of), limit + 1);
    return Page.cut(found, limit, ListPosition::cursor);
  }

  /**
   * Versions of a profile, newest first.
   *
   * @throws NotFound when there is and was none
   */
  public Page<ProfileRelease> releases(
      Caller caller, ProfileId id, int limit, Optional<Cursor> cursor) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER);
    List<ProfileRelease> found =
        repository.releases(caller.tenantId(), id, cursor.map(Cursor::id), limit + 1);
    if (found.isEmpty() && cursor.isEmpty()) {
      throw absent(id);
    }
    return Page.cut(found, limit, release -> new Cursor(release.id().toString()));
  }

  private Profile lock(Caller caller, ProfileId id, Predicate<String> expected) {
    Profile profile = repository.lock(caller.tenantId(), id).orElseThrow(() -> absent(id));
    if (!expected.test(profile.tag())) {
      throw new Conflict("The profile changed meanwhile; read it again and decide anew");
    }
    return profile;
  }

  private static NotFound absent(ProfileId id) {
    return new NotFound("profile", id.value());
  }
}
