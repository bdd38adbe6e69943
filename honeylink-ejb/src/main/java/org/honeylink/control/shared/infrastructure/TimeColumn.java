package org.honeylink.control.shared.infrastructure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times in {@code timestamptz} columns, for statements of one's own. */
public final class TimeColumn {

  private TimeColumn() {}

  /** For {@code setObject}. */
  public static OffsetDateTime of(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  /** For {@code setObject}; null when there is none. */
  public static @Nullable OffsetDateTime of(Optional<Instant> time) {
    return time.map(TimeColumn::of).orElse(null);
  }

  /** A time that is there. */
  public static Instant read(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column).toInstant();
  }

  /** A time that may be there. */
  public static Optional<Instant> readOptional(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
