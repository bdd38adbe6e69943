package org.honeylink.control.audit.infrastructure;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions of one query, joined by AND; values are always bound, never written into the text. */
final class Conditions {

  private final List<String> terms = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /** Adds a term with one placeholder for each value, when the values are there. */
  void add(String term, Optional<?>... termValues) {
    for (Optional<?> value : termValues) {
      if (value.isEmpty()) {
        return;
      }
    }
    terms.add(term);
    for (Optional<?> value : termValues) {
      values.add(value.orElseThrow());
    }
  }

  String sql() {
    return String.join(" and ", terms);
  }

  void bind(PreparedStatement statement) throws SQLException {
    bind(statement, 0);
  }

  /**
   * Binds behind values that are bound already.
   *
   * @return how many are bound now
   */
  int bind(PreparedStatement statement, int bound) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(bound + i + 1, values.get(i));
    }
    return bound + values.size();
  }
}
