package org.honeylink.control.audit.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.honeylink.control.audit.domain.LeafEvent;
import org.junit.jupiter.api.Test;

class AuditRowsTest {

  @Test
  void aRowOfACategoryThatThisVersionDoesNotKnowGetsItsLeaf() throws SQLException {
    Map<String, Object> row =
        Map.of(
            "event_id",
            new UUID(0, 1),
            "time",
            OffsetDateTime.parse("2026-01-15T08:30:00Z"),
            "category",
            "of-a-later-version",
            "outcome",
            "undecided",
            "details",
            "{}");
    LeafEvent leaf = AuditRows.leaves(rows(List.of(row).iterator(), row)).getFirst();
    assertEquals("of-a-later-version", leaf.category());
    assertEquals("undecided", leaf.outcome());
  }

  private static ResultSet rows(Iterator<?> left, Map<String, Object> row) {
    return (ResultSet)
        Proxy.newProxyInstance(
            AuditRowsTest.class.getClassLoader(),
            new Class<?>[] {ResultSet.class},
            (proxy, method, values) -> {
              if (method.getName().equals("next")) {
                boolean more = left.hasNext();
                if (more) {
                  left.next();
                }
                return more;
              }
              return row.getOrDefault(String.valueOf(values[0]), "text");
            });
  }
}
