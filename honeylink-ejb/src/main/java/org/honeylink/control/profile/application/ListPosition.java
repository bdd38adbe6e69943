package org.honeylink.control.profile.application;

import java.time.Instant;
import java.util.Objects;
import org.honeylink.control.profile.domain.Profile;
import org.honeylink.control.profile.domain.ProfileId;
import org.honeylink.control.shared.domain.ApiTime;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.ValidationFailed;

/** Where the next page of profiles begins. */
public record ListPosition(Instant updatedAt, ProfileId id) {

  public ListPosition {
    Objects.requireNonNull(updatedAt);
    Objects.requireNonNull(id);
  }

  static Cursor cursor(Profile last) {
    return new Cursor(last.updatedAt() + " " + last.profileId());
  }

  static ListPosition of(Cursor cursor) {
    String[] parts = cursor.position().split(" ", -1);
    try {
      return new ListPosition(ApiTime.parse(parts[0]), new ProfileId(parts[1]));
    } catch (RuntimeException otherList) {
      throw new ValidationFailed("cursor", "is not one that this list gave");
    }
  }
}
