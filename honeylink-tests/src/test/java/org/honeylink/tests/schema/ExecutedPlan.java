package org.honeylink.tests.schema;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One statement as PostgreSQL has executed it. */
record ExecutedPlan(String query, JsonObject root) {

  /** A page of 500 with some to spare; nobody needs more rows of a table at once. */
  private static final double MOST_ROWS = 2_000;

  static ExecutedPlan of(JsonObject logged) {
    return new ExecutedPlan(logged.getString("Query Text"), logged.getJsonObject("Plan"));
  }

  /** What is wrong with it when these tables are large; nothing when it is good. */
  List<String> faults(Set<String> largeTables) {
    List<String> faults = new ArrayList<>();
    visit(root, largeTables, faults);
    return faults;
  }

  private void visit(JsonObject node, Set<String> largeTables, List<String> faults) {
    String table = node.getString("Relation Name", "");
    if (largeTables.contains(table)) {
      double loops = number(node, "Actual Loops");
      double rows =
          loops
              * (number(node, "Actual Rows")
                  + number(node, "Rows Removed by Filter")
                  + number(node, "Rows Removed by Index Recheck"));
      if (rows > MOST_ROWS || (node.getString("Node Type").equals("Seq Scan") && loops > 0)) {
        faults.add(
            "%s of %s reads %.0f rows: %s"
                .formatted(node.getString("Node Type"), table, rows, query));
      }
    }
    for (JsonValue child : node.getOrDefault("Plans", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
      visit(child.asJsonObject(), largeTables, faults);
    }
  }

  private static double number(JsonObject node, String name) {
    return node.containsKey(name) ? node.getJsonNumber(name).doubleValue() : 0;
  }
}
