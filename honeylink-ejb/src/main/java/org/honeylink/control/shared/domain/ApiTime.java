package org.honeylink.control.shared.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Times that callers may name: those of RFC 3339 from 1970 on. What Java reads beyond, no column
 * and no event id can hold.
 */
public final class ApiTime {

  private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

  private ApiTime() {}

  /**
   * Reads a time with its offset.
   *
   * @throws DateTimeException when it is none, or not of the years 1970 to 9999
   */
  public static Instant parse(String text) {
    Instant time = OffsetDateTime.parse(text).toInstant();
    if (time.isBefore(Instant.EPOCH) || time.isAfter(END)) {
      throw new DateTimeException("not of the years 1970 to 9999");
    }
    return time;
  }
}
