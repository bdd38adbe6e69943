package org.honeylink.launcher.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The vectors that docs/wire-format.md prints. */
public final class WireFormatVectors {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| `([^`]+)` \\|$");

  private final Map<String, String> vectors;

  public WireFormatVectors() {
    try {
      vectors =
          ROW.matcher(Files.readString(Path.of("../docs/wire-format.md")))
              .results()
              .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2), (a, b) -> a));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text(String name) {
    return Objects.requireNonNull(vectors.get(name), name);
  }

  public byte[] bytes(String name) {
    return HexFormat.of().parseHex(text(name));
  }
}
