package org.honeylink.web.rotation;

import java.util.Optional;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.QueryFields;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code rehearse}. */
final class Rehearse {

  private Rehearse() {}

  /**
   * Reads it; absent is false.
   *
   * @throws ValidationFailed when it is neither true nor false: an order must not come of a typing
   *     error
   */
  static boolean parse(@Nullable String received) {
    QueryFields in = new QueryFields();
    Field<Optional<Boolean>> rehearse = in.optional("rehearse", received, Rehearse::truth);
    in.check();
    return rehearse.get().orElse(false);
  }

  private static Boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ValidationFailed("", "must be true or false, not " + Faults.quoted(text));
    };
  }
}
