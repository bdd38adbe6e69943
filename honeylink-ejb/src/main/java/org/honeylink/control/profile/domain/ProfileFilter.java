package org.honeylink.control.profile.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * Which profiles to list, and in which order.
 *
 * @param text somewhere in the id or the use case, in any case
 * @param preset only presets, or only own ones
 */
public record ProfileFilter(Optional<String> text, Optional<Boolean> preset, Sort sort) {

  public ProfileFilter {
    Objects.requireNonNull(text);
    Objects.requireNonNull(preset);
    Objects.requireNonNull(sort);
  }

  /** Orders of the list. */
  public enum Sort {
    PROFILE_ID("profile_id", false, false),
    PROFILE_ID_DESCENDING("-profile_id", false, true),
    UPDATED_AT("updated_at", true, false),
    UPDATED_AT_DESCENDING("-updated_at", true, true);

    private final String text;
    private final boolean byTime;
    private final boolean descending;

    Sort(String text, boolean byTime, boolean descending) {
      this.text = text;
      this.byTime = byTime;
      this.descending = descending;
    }

    /** As in {@code -updated_at}. */
    public String text() {
      return text;
    }

    /** By the time of the last change first, else by id alone. */
    public boolean byTime() {
      return byTime;
    }

    public boolean descending() {
      return descending;
    }
  }
}
