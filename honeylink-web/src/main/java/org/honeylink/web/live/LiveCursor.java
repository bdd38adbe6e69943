package org.honeylink.web.live;

import java.util.OptionalLong;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.jspecify.annotations.Nullable;

/** The header {@code Last-Event-ID}. */
public final class LiveCursor {

  /** For {@code @HeaderParam}. */
  public static final String HEADER = "Last-Event-ID";

  private LiveCursor() {}

  /**
   * Where the client has come to; empty when it begins.
   *
   * @throws ValidationFailed when it is no id of ours
   */
  public static OptionalLong of(@Nullable String header) {
    if (header == null || header.isEmpty()) {
      return OptionalLong.empty();
    }
    if (header.matches("[0-9]{1,18}")) {
      return OptionalLong.of(Long.parseLong(header));
    }
    throw new ValidationFailed(HEADER, "must be the id of an event of this stream");
  }
}
