package org.honeylink.tests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The scores in a file that JMH wrote with {@code -rf csv}. */
final class JmhScores {

  private static final String PARAMETER = "Param: ";
  private static final String SEPARATOR = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"; // outside of quotes

  private final Map<String, Score> scores = new HashMap<>();

  JmhScores(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> columns = cells(lines.getFirst());
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      StringJoiner key = new StringJoiner(" ");
      key.add(cells.getFirst().replaceAll("^.*Benchmark\\.", "").replace("·", ""));
      for (int i = 0; i < cells.size(); i++) {
        if (columns.get(i).startsWith(PARAMETER)) {
          key.add(cells.get(i));
        }
      }
      int score = columns.indexOf("Score"); // its error stands behind it
      scores.put(
          key.toString(),
          Score.within(
              Double.parseDouble(cells.get(score)), Double.parseDouble(cells.get(score + 1))));
    }
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(SEPARATOR, -1)).map(cell -> cell.replace("\"", "")).toList();
  }

  /**
   * @param name of the method, behind a colon what of it, then its parameters by name: {@code
   *     sealOurs:p0.50 1200 AES_256_GCM}
   */
  Score of(String name) {
    Score score = scores.get(name);
    if (score == null) {
      throw new IllegalArgumentException("no score of " + name + "; there are " + scores.keySet());
    }
    return score;
  }
}
