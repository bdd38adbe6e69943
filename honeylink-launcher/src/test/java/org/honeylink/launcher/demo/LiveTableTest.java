package org.honeylink.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTableTest {

  private static final Progress HALF =
      new Progress(
          30,
          60,
          List.of(new Progress.Row(StreamKind.VIDEO, 3, 5_400, 5_390, 250, 7, 21.04, 80, 180)));

  @Test
  void aLineTellsAllFigures() {
    assertEquals(
        " 30 s of 60 s  video sent 5400 delivered 5390 rebuilt 250 lost 7 P50 21.0 P99 80.0 ms"
            + " 180/s",
        LiveTable.line(HALF));
  }

  @Test
  void theTableHasAColumnForEachAndABar() {
    assertEquals(
        """

        stream               streams      sent delivered   rebuilt    lost    P50 ms    P99 ms    msg/s
        video (unreliable)         3      5400      5390       250       7      21.0      80.0      180

        ███████████████░░░░░░░░░░░░░░░   30 s of 60 s\
        """,
        String.join("\n", LiveTable.table(HALF)).stripIndent());
  }
}
