package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.honeylink.transport.connection.GridCell.Redundancy;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.adaptive.WithinReach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A part of the grid of {@code docs/adaptive-redundancy.md}, and what its whole table promises. */
class RedundancyGridTest {

  private static final GridCell CLEAN = new GridCell(0, 1, 20, Redundancy.ADAPTIVE);
  private static final GridCell RANDOM = new GridCell(5, 1, 20, Redundancy.ADAPTIVE);
  private static final GridCell BURSTS = new GridCell(5, 5, 20, Redundancy.ADAPTIVE);
  private static final GridCell UNPROTECTED = new GridCell(10, 1, 20, Redundancy.NONE);
  private static final GridCell LIGHT = new GridCell(10, 1, 20, Redundancy.LIGHT);
  private static final GridCell HEAVY = new GridCell(10, 1, 20, Redundancy.HEAVY);

  private static final Path TABLE = Path.of("..", "docs", GridReport.NAME + ".csv");

  private static Map<GridCell, GridRow> rows = Map.of();

  @BeforeAll
  static void run() {
    rows =
        Stream.of(CLEAN, RANDOM, BURSTS, UNPROTECTED, LIGHT, HEAVY)
            .parallel()
            .map(GridCell::run)
            .collect(Collectors.toMap(GridRow::cell, Function.identity()));
  }

  @Test
  void theDocumentHasTheFiguresThatTheSimulationGives() throws IOException {
    List<String> documented = Files.readAllLines(TABLE);
    for (GridRow row : rows.values()) {
      assertTrue(documented.contains(row.csv()), row.csv() + " is not in " + TABLE);
    }
  }

  @Test
  void atFivePercentRandomLossAllButOneInAThousandArrives() {
    assertTrue(row(RANDOM).residualLoss() <= 0.001, () -> row(RANDOM).csv());
    assertEquals(1, row(RANDOM).inTime(), "nor does congestion control hold any of it back");
  }

  @Test
  void runsOfFiveLossesAreRepairedToo() {
    assertTrue(row(BURSTS).residualLoss() <= GridCell.target(), () -> row(BURSTS).csv());
  }

  @Test
  void withoutLossNoMoreThanTheLeastIsSent() {
    FecScheme floor = Redundancy.ADAPTIVE.scheme();
    double least = (double) floor.parityShards() / floor.dataShards();
    // A parity packet has three bytes more of header and two of length than its data packets.
    assertEquals(least, row(CLEAN).overhead(), least * 0.015);
  }

  @Test
  void lightBringsBackNineteenOfTwentyPacketsAtTenPercentRandomLoss() {
    double exact = 1 - WithinReach.residual(0.1, 1, FecScheme.LIGHT) / 0.1;
    assertTrue(exact >= 0.95, () -> "by the binomial distribution " + exact);
    double seen = 1 - row(LIGHT).residualLoss() / row(UNPROTECTED).residualLoss();
    assertEquals(exact, seen, 0.01);
    assertTrue(1 - WithinReach.residual(0.1, 1, FecScheme.NORMAL) / 0.1 < 0.7, "10+2 does not");
  }

  @Test
  void heavyBringsBackNinetyNineOfAHundred() {
    double seen = 1 - row(HEAVY).residualLoss() / row(UNPROTECTED).residualLoss();
    assertTrue(seen >= 0.985, () -> "only " + seen);
  }

  /**
   * Where 64+64 leaves a fifth of the target or less: closer to it, chance decides, and over
   * 150,000 packets it still is a matter of a few blocks.
   */
  @Test
  void theWholeTableKeepsTheTargetWhereTheMostRedundancyCan() throws IOException {
    for (int loss : GridCell.LOSSES) {
      for (int burst : GridCell.BURSTS) {
        if (WithinReach.residual(loss / 100.0, burst) <= GridCell.target() / 5) {
          double residual = documentedResidual(loss + "," + burst + ",");
          assertTrue(residual <= GridCell.target(), loss + " %, " + burst + " leaves " + residual);
        }
      }
    }
  }

  /** Average over the round trip times. */
  private static double documentedResidual(String link) throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> line.startsWith(link) && line.contains(Redundancy.ADAPTIVE.name()))
        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[4]))
        .average()
        .orElseThrow();
  }

  private static GridRow row(GridCell cell) {
    GridRow row = rows.get(cell);
    if (row == null) {
      throw new AssertionError("not run: " + cell);
    }
    return row;
  }
}
