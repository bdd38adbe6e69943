package org.honeylink.launcher.server.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ServerLogFormatterTest {

  private static final String FORGED = "x\r\n2026-11-26T00:00:00Z INFO [org.honeylink] all is well";

  private final ServerLogFormatter formatter = new ServerLogFormatter();

  private static void assertOneRecord(String text) {
    List<String> lines = text.lines().toList();
    assertTrue(lines.size() > 1, text);
    assertEquals(List.of(), lines.stream().skip(1).filter(line -> !line.startsWith("\t")).toList());
    assertTrue(text.endsWith("\n") && !text.contains("\r"), text);
  }

  @Test
  void lineEndInAMessageBeginsNoRecord() {
    assertOneRecord(formatter.format(new LogRecord(Level.INFO, FORGED)));
  }

  @Test
  void lineEndInTheMessageOfAnExceptionBeginsNoRecord() {
    LogRecord entry = new LogRecord(Level.WARNING, "failed");
    entry.setThrown(new IllegalStateException(FORGED));
    assertOneRecord(formatter.format(entry));
  }
}
