package org.honeylink.launcher.server.container;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One line for each record: time in UTC, level, logger, message; then the stack trace, if any. */
final class ServerLogFormatter extends Formatter {

  private static final long LINE_OVERHEAD_BYTES = 80;
  private static final long TRACE_BYTES = 4_096;

  @Override
  public String format(LogRecord entry) {
    StringBuilder line =
        new StringBuilder()
            .append(entry.getInstant())
            .append(' ')
            .append(entry.getLevel())
            .append(" [")
            .append(entry.getLoggerName())
            .append("] ")
            .append(indented(formatMessage(entry)))
            .append('\n');
    if (entry.getThrown() != null) {
      StringWriter trace = new StringWriter();
      entry.getThrown().printStackTrace(new PrintWriter(trace));
      line.append('\t').append(indented(trace.toString().stripTrailing())).append('\n');
    }
    return line.toString();
  }

  /** What a caller sent may hold line ends: no line of it may look like a record of its own. */
  private static String indented(String text) {
    return text.replace('\r', ' ').replace("\n", "\n\t");
  }

  /** Size of a formatted record, near enough to rotate by. */
  static long roughBytes(LogRecord entry) {
    String message = entry.getMessage();
    return LINE_OVERHEAD_BYTES
        + (message == null ? 0 : message.length())
        + (entry.getThrown() == null ? 0 : TRACE_BYTES);
  }
}
