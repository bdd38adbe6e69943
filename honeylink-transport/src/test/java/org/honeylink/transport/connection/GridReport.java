package org.honeylink.transport.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.honeylink.transport.connection.GridCell.Redundancy;

/**
 * Runs the whole grid and writes what {@code docs/adaptive-redundancy.md} shows. One argument: the
 * directory of the documents. Takes some minutes.
 */
final class GridReport {

  static final String NAME = "adaptive-redundancy";

  private static final String BEGIN = "<!-- figures: written by GridReport -->\n";
  private static final String END = "<!-- end of figures -->\n";

  private GridReport() {}

  public static void main(String[] args) throws IOException {
    Path docs = Path.of(args[0]);
    GridTable table = new GridTable(cells().parallelStream().map(GridCell::run).toList());
    Files.writeString(docs.resolve(NAME + ".csv"), table.csv());
    Files.writeString(docs.resolve(NAME + ".svg"), new GridPlot(table).svg());
    Path page = docs.resolve(NAME + ".md");
    Files.writeString(page, withFigures(Files.readString(page), table.markdown()));
  }

  private static List<GridCell> cells() {
    List<GridCell> cells = new ArrayList<>();
    for (int loss : GridCell.LOSSES) {
      for (int burst : GridCell.BURSTS) {
        for (int rtt : GridCell.RTTS) {
          for (Redundancy redundancy : Redundancy.values()) {
            cells.add(new GridCell(loss, burst, rtt, redundancy));
          }
        }
      }
    }
    return cells;
  }

  private static String withFigures(String page, String figures) {
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    return page.substring(0, begin) + figures + page.substring(page.indexOf(END));
  }
}
