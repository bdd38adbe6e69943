package org.honeylink.launcher.cli.io;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A JSON object as people read it: aligned names and values, a table for each list of objects, text
 * of several lines (PEM) at the end as it is.
 */
final class HumanText {

  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final List<String> behind = new ArrayList<>();

  private HumanText() {}

  static List<String> of(JsonObject object) {
    HumanText text = new HumanText();
    text.addAll("", object);
    return text.lines();
  }

  private void addAll(String prefix, JsonObject object) {
    object.forEach((name, value) -> add(prefix + name.replace('_', ' '), value));
  }

  private void add(String name, JsonValue value) {
    switch (value) {
      case JsonObject object -> addAll(name + " ", object);
      case JsonArray array when isTable(array) -> table(name, array.getValuesAs(JsonObject.class));
      case JsonArray array -> fields.put(name, array.stream().map(HumanText::scalar).toList());
      case JsonString string when string.getString().contains("\n") ->
          string.getString().lines().map(HumanText::printable).forEach(behind::add);
      case JsonValue nothing when nothing.equals(JsonValue.NULL) -> fields.put(name, List.of("-"));
      default -> fields.put(name, List.of(scalar(value)));
    }
  }

  private static boolean isTable(JsonArray array) {
    return !array.isEmpty() && array.stream().allMatch(JsonObject.class::isInstance);
  }

  private static String scalar(JsonValue value) {
    String text = value instanceof JsonString string ? string.getString() : value.toString();
    return text.equals("null") ? "-" : printable(text);
  }

  /** A server, or a certificate, must not be able to steer the terminal. */
  private static String printable(String text) {
    return text.codePoints()
        .map(character -> Character.isISOControl(character) ? '?' : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private void table(String name, List<JsonObject> rows) {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> row.forEach((column, value) -> addUnlessLong(columns, column, value)));
    Map<String, Integer> widths = new LinkedHashMap<>();
    for (String column : columns) {
      int longest = rows.stream().mapToInt(row -> cell(row, column).length()).max().orElse(0);
      widths.put(column, Math.max(column.length(), longest));
    }
    behind.add(name + ":");
    behind.add(line(widths, column -> column.replace('_', ' ')));
    rows.forEach(row -> behind.add(line(widths, column -> cell(row, column))));
  }

  /** Text of several lines has no place in a table; it is in the answer as JSON. */
  private static void addUnlessLong(Set<String> columns, String column, JsonValue value) {
    if (!(value instanceof JsonString string && string.getString().contains("\n"))) {
      columns.add(column);
    }
  }

  private static String line(Map<String, Integer> widths, UnaryOperator<String> text) {
    StringBuilder line = new StringBuilder();
    widths.forEach(
        (column, width) -> {
          String cell = text.apply(column);
          line.append("  ").append(cell).append(" ".repeat(width - cell.length()));
        });
    return line.toString().stripTrailing();
  }

  private static String cell(JsonObject row, String column) {
    JsonValue value = row.getOrDefault(column, JsonValue.NULL);
    return value instanceof JsonArray array
        ? array.stream().map(HumanText::scalar).collect(Collectors.joining(", "))
        : scalar(value);
  }

  private List<String> lines() {
    int width = fields.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    fields.forEach(
        (name, values) -> {
          String label = name;
          for (String value : values) {
            lines.add(label + " ".repeat(width + 2 - label.length()) + value);
            label = "";
          }
        });
    lines.addAll(behind);
    return lines;
  }
}
