package org.honeylink.web.policy;

import java.util.Optional;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.QueryFields;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code dry_run}. */
public final class DryRun {

  private DryRun() {}

  /**
   * Reads it; absent is false.
   *
   * @throws ValidationFailed when it is neither true nor false: a change must not come of a typing
   *     error
   */
  public static boolean parse(@Nullable String received) {
    QueryFields in = new QueryFields();
    Field<Optional<Boolean>> dryRun = in.optional("dry_run", received, DryRun::truth);
    in.check();
    return dryRun.get().orElse(false);
  }

  /** True or false. */
  public static Boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ValidationFailed("", "must be true or false, not " + Faults.quoted(text));
    };
  }
}
