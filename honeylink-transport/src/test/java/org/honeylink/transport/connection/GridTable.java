package org.honeylink.transport.connection;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.honeylink.transport.connection.GridCell.Redundancy;

/** The rows of the grid, and short forms of them. */
record GridTable(List<GridRow> rows) {

  private static final List<Integer> SHOWN_LOSSES = List.of(0, 1, 5, 10, 20, 30);
  private static final List<Integer> SHOWN_BURSTS = List.of(1, 5, 20);
  private static final List<Integer> SHOWN_RTTS = List.of(1, 50, 200);

  GridTable {
    rows = List.copyOf(rows);
  }

  String csv() {
    return rows.stream()
        .map(GridRow::csv)
        .collect(Collectors.joining("\n", GridRow.HEADER + "\n", "\n"));
  }

  /** Average over all round trip times. */
  double average(int loss, int burst, Redundancy redundancy, ToDoubleFunction<GridRow> figure) {
    return rows.stream()
        .filter(row -> row.cell().isOf(loss, burst, redundancy))
        .mapToDouble(figure)
        .average()
        .orElseThrow();
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        | loss, burst | residual: NONE | LIGHT | HEAVY | ADAPTIVE | parity of ADAPTIVE | added P99, ms: LIGHT | HEAVY | ADAPTIVE |
        |---|---|---|---|---|---|---|---|---|
        """);
    for (int burst : SHOWN_BURSTS) {
      for (int loss : SHOWN_LOSSES) {
        text.append(summary(loss, burst));
      }
    }
    text.append("\nShare of messages that congestion control lets go in time:\n\n");
    text.append(
        "| loss, burst | RTT, ms | NONE | LIGHT | HEAVY | ADAPTIVE |\n|---|---|---|---|---|---|\n");
    for (int loss : List.of(1, 5, 10, 20)) {
      for (int burst : List.of(1, 5)) {
        SHOWN_RTTS.forEach(rtt -> text.append(inTime(loss, burst, rtt)));
      }
    }
    return text.toString();
  }

  private String summary(int loss, int burst) {
    StringBuilder line = new StringBuilder("| " + loss + " %, " + burst + " |");
    for (Redundancy redundancy : Redundancy.values()) {
      line.append(percent(average(loss, burst, redundancy, GridRow::residualLoss), 3));
    }
    line.append(percent(average(loss, burst, Redundancy.ADAPTIVE, GridRow::overhead), 0));
    for (Redundancy redundancy : List.of(Redundancy.LIGHT, Redundancy.HEAVY, Redundancy.ADAPTIVE)) {
      double millis = average(loss, burst, redundancy, GridRow::addedP99Millis);
      line.append(String.format(Locale.ROOT, " %.1f |", millis));
    }
    return line.append("\n").toString();
  }

  private String inTime(int loss, int burst, int rtt) {
    String shares =
        rows.stream()
            .filter(row -> row.cell().isOf(loss, burst, row.cell().redundancy()))
            .filter(row -> row.cell().rttMillis() == rtt)
            .map(row -> percent(row.inTime(), 0))
            .collect(Collectors.joining());
    return "| " + loss + " %, " + burst + " | " + rtt + " |" + shares + "\n";
  }

  private static String percent(double share, int digits) {
    return String.format(Locale.ROOT, " %." + digits + "f %% |", share * 100);
  }
}
