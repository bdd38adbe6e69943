package org.honeylink.sdk.api;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What an answer says about credentials, whatever else it says.
 *
 * @param status HTTP status
 * @param headers of the answer
 * @param error member {@code error} of a refusal, as RFC 9449 names them; empty when there is none
 */
public record Reply(int status, HttpHeaders headers, String error) {

  /** A header of the answer. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The server's clock when it answered, to the second; empty when it does not tell. */
  public Optional<Instant> serverTime() {
    try {
      return header("Date")
          .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }
}
