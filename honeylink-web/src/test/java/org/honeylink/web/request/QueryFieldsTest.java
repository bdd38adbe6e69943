package org.honeylink.web.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.Page;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFieldsTest {

  private final QueryFields in = new QueryFields();

  @Test
  void whatIsNotGivenIsEmptyOrTheDefault() {
    Field<Integer> limit = in.limit(null);
    Field<Optional<Instant>> from = in.time("from", null);
    in.check();
    assertEquals(Page.DEFAULT_LIMIT, limit.get());
    assertEquals(Optional.empty(), from.get());
  }

  @Test
  void whatIsGivenIsRead() {
    Field<Integer> limit = in.limit("500");
    Field<Optional<Outcome>> outcome =
        in.optional("outcome", "refused", Choice.lowerCase(Outcome.class));
    Field<Optional<Instant>> from = in.time("from", "2026-01-15T10:00:00 02:00");
    in.check();
    assertEquals(500, limit.get());
    assertEquals(Optional.of(Outcome.REFUSED), outcome.get());
    assertEquals(Optional.of(Instant.parse("2026-01-15T08:00:00Z")), from.get());
  }

  @Test
  void allFaultsAreNamedAtOnce() {
    in.limit("501");
    in.optional("outcome", "REFUSED", Choice.lowerCase(Outcome.class));
    in.time("from", "yesterday");
    in.cursor("x", UUID::fromString);
    in.optional("actor", "a\0b", text -> text);
    assertEquals(
        List.of(
            new Violation("limit", "must be a whole number from 1 to 500, not '501'"),
            new Violation("outcome", "must be one of success, refused, failed, not 'REFUSED'"),
            new Violation("from", "must be a time as in 2026-01-15T08:30:00Z, not 'yesterday'"),
            new Violation("cursor", "is not one that this list gave"),
            new Violation("actor", "must not contain the character U+0000")),
        assertThrows(ValidationFailed.class, in::check).violations());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "9999-12-31T23:59:59-02:00"
      })
  void aTimeThatNoColumnCanHoldIsRefused(String time) {
    in.time("from", time);
    assertThrows(ValidationFailed.class, in::check);
  }
}
