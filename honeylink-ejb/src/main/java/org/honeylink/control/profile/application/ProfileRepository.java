package org.honeylink.control.profile.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.profile.domain.Profile;
import org.honeylink.control.profile.domain.ProfileFilter;
import org.honeylink.control.profile.domain.ProfileId;
import org.honeylink.control.profile.domain.ProfileRelease;
import org.honeylink.control.shared.domain.Conflict;

/** Port to the store of profiles. Every call takes part in the transaction at hand. */
public interface ProfileRepository {

  /**
   * Adds a profile.
   *
   * @throws Conflict when the tenant has one of that id, also one that is made at the same time
   */
  void add(Profile profile);

  void add(ProfileRelease release);

  Optional<Profile> find(String tenantId, ProfileId id);

  /** The profile, its row held until the transaction ends. */
  Optional<Profile> lock(String tenantId, ProfileId id);

  /**
   * Keeps the profile from being changed or deleted until the transaction ends; others may hold it
   * as well. To be called before a device is locked.
   *
   * @return false when there is none
   */
  boolean hold(String tenantId, ProfileId id);

  /** Its releases stay. */
  void delete(Profile profile);

  /**
   * Profiles of a tenant in the filter's order.
   *
   * @param after the last one of the page before, as it was then
   */
  List<Profile> list(
      String tenantId, ProfileFilter filter, Optional<ListPosition> after, int limit);

  /**
   * Versions of a profile, newest first, also of one that was deleted.
   *
   * @param before the release behind which to begin
   */
  List<ProfileRelease> releases(String tenantId, ProfileId id, Optional<UUID> before, int limit);

  /** Tenants that have an account or a device. */
  List<String> tenants();
}
