package org.honeylink.tests.wire;

import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table "Test vectors" of {@code docs/wire-format.md}: name and value of each row. */
record VectorsOfTheDocument(Map<String, String> values) {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z0-9 ,]+) \\| `([^`]+)` \\|$");

  static VectorsOfTheDocument in(String document) {
    return new VectorsOfTheDocument(
        ROW.matcher(document)
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2))));
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("docs/wire-format.md has no vector '" + name + "'");
    }
    return value;
  }

  byte[] bytes(String name) {
    return HexFormat.of().parseHex(text(name));
  }
}
