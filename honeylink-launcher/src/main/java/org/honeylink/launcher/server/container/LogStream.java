package org.honeylink.launcher.server.container;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns what libraries print into log records, line by line. */
final class LogStream extends OutputStream {

  private final Logger logger;
  private final Level level;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private LogStream(Logger logger, Level level) {
    this.logger = logger;
    this.level = level;
  }

  static PrintStream to(String loggerName, Level level) {
    return new PrintStream(
        new LogStream(Logger.getLogger(loggerName), level), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int unit) {
    if (unit != '\n') {
      line.write(unit);
      return;
    }
    String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
    line.reset();
    if (!text.isEmpty()) {
      logger.log(level, "{0}", text);
    }
  }
}
