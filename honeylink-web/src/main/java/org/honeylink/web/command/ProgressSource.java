package org.honeylink.web.command;

import java.util.List;
import java.util.UUID;
import org.honeylink.control.command.application.CommandReport;
import org.honeylink.control.command.application.Commands;
import org.honeylink.control.command.domain.CommandStatus;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.web.answer.SnakeCaseJson;
import org.honeylink.web.command.CommandAnswers.Progress;
import org.honeylink.web.live.LiveMessage;
import org.honeylink.web.live.LiveSlice;
import org.honeylink.web.live.LiveSource;

/**
 * How far a command is, at most once a second. Each message tells all there is to tell, so the
 * newest stands for those before: who comes back with the revision it saw last misses nothing.
 */
record ProgressSource(Commands commands, Caller caller, UUID commandId) implements LiveSource {

  /** Revisions begin with 1. */
  static final long BEFORE_ALL = 0;

  @Override
  public long head() {
    return commands.told(caller, commandId).revision();
  }

  @Override
  public LiveSlice after(long cursor, int limit) {
    CommandReport report = commands.told(caller, commandId);
    if (report.revision() <= cursor) {
      return new LiveSlice(List.of(), cursor, false);
    }
    LiveMessage message =
        new LiveMessage(report.revision(), name(report), SnakeCaseJson.text(Progress.of(report)));
    return new LiveSlice(List.of(message), report.revision(), false);
  }

  private static String name(CommandReport report) {
    CommandStatus status = report.command().status();
    return switch (status) {
      case RUNNING -> "progress";
      case COMPLETED -> "completed";
      case CANCELLED -> "cancelled";
    };
  }
}
