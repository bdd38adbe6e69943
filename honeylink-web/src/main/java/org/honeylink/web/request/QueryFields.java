package org.honeylink.web.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.honeylink.control.shared.domain.ApiTime;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.Page;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query parameters of one call and collects their faults. Call {@link #check} before
 * taking values. Lives as long as the call; not thread-safe.
 */
public final class QueryFields {

  private static final int LONGEST = 512;

  private final Faults faults = new Faults();

  /** A parameter; empty when it was not given. */
  public <T> Field<Optional<T>> optional(
      String name, @Nullable String received, Function<String, T> parse) {
    if (received == null) {
      return Field.of(Optional.empty());
    }
    if (received.length() > LONGEST) {
      faults.add(name, "must have at most 512 characters");
      return Field.faulty();
    }
    boolean control = received.chars().anyMatch(each -> each != 0 && Character.isISOControl(each));
    if (control) {
      faults.add(name, "must have no control characters");
      return Field.faulty();
    }
    return Texts.parse(name, received, parse, faults).asOptional();
  }

  /** Most items of the page. */
  public Field<Integer> limit(@Nullable String received) {
    return received == null
        ? Field.of(Page.DEFAULT_LIMIT)
        : Texts.parse("limit", received, QueryFields::limitOf, faults);
  }

  private static int limitOf(String received) {
    if (received.matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(received);
      if (limit >= 1 && limit <= Page.MAX_LIMIT) {
        return limit;
      }
    }
    throw new ValidationFailed(
        "", "must be a whole number from 1 to 500, not " + Faults.quoted(received));
  }

  /** Where the page before ended; whatever is wrong with a cursor, it is told in one sentence. */
  public <T> Field<Optional<T>> cursor(@Nullable String received, Function<String, T> parse) {
    return optional(
        "cursor",
        received,
        text -> {
          try {
            return parse.apply(text);
          } catch (RuntimeException e) {
            throw new ValidationFailed("", "is not one that this list gave");
          }
        });
  }

  /** A time of RFC 3339, with its offset, from 1970 on. */
  public Field<Optional<Instant>> time(String name, @Nullable String received) {
    return optional(name, received, QueryFields::timeOf);
  }

  private static Instant timeOf(String received) {
    try {
      // A plus sign that was not escaped arrives as a space.
      return ApiTime.parse(received.replace(' ', '+'));
    } catch (DateTimeException e) {
      throw new ValidationFailed(
          "", "must be a time as in 2026-01-15T08:30:00Z, not " + Faults.quoted(received));
    }
  }

  /**
   * Refuses when anything was wrong.
   *
   * @throws ValidationFailed with all of it
   */
  public void check() {
    faults.refuseIfAny();
  }
}
