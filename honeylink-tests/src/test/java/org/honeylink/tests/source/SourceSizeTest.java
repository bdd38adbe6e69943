package org.honeylink.tests.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of CONTRIBUTING.md, "Size". */
class SourceSizeTest {

  @ParameterizedTest
  @CsvSource({".java, 500", ".tsx, 250", ".ts, 500"})
  void noFileIsLongerThanTheLimit(String suffix, int mostLines) throws IOException {
    List<String> tooLong = new ArrayList<>();
    List<Path> files = SourceTree.filesEndingWith(suffix);
    for (Path file : files) {
      int lines = Files.readAllLines(file).size();
      if (lines > mostLines) {
        tooLong.add(SourceTree.root().relativize(file) + " has " + lines + " lines");
      }
    }
    assertFalse(files.isEmpty(), "no file with " + suffix + " was found at all");
    assertEquals(List.of(), tooLong);
  }
}
