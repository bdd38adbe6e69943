package org.honeylink.web.command;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.honeylink.control.command.application.CommandReport;
import org.honeylink.control.command.application.PendingCommand;
import org.honeylink.control.command.domain.Command;
import org.honeylink.control.command.domain.Selector;
import org.honeylink.control.command.domain.Target;
import org.honeylink.control.command.domain.TargetCounts;
import org.honeylink.control.device.domain.DeviceId;
import org.jspecify.annotations.Nullable;

/** Commands in the words of the API. */
public final class CommandAnswers {

  private CommandAnswers() {}

  /** A command, and its targets by state. */
  public record CommandAnswer(
      UUID commandId,
      String name,
      JsonObject parameters,
      SelectorAnswer selector,
      String requestedBy,
      Instant requestedAt,
      Instant expiresAt,
      String status,
      @Nullable Instant endedAt,
      Targets targets) {

    static CommandAnswer of(CommandReport report) {
      Command command = report.command();
      return new CommandAnswer(
          command.id(),
          command.name().value(),
          json(command.parameters()),
          SelectorAnswer.of(command.selector()),
          command.requestedBy(),
          command.requestedAt(),
          command.expiresAt(),
          command.status().name(),
          command.endedAt().orElse(null),
          Targets.of(report.counts()));
    }
  }

  /** One of them is there. */
  public record SelectorAnswer(
      @Nullable List<String> deviceIds, @Nullable String tag, @Nullable Boolean all) {

    static SelectorAnswer of(Selector selector) {
      return switch (selector) {
        case Selector.Devices(List<DeviceId> ids) ->
            new SelectorAnswer(ids.stream().map(DeviceId::value).toList(), null, null);
        case Selector.Tag(String tag) -> new SelectorAnswer(null, tag, null);
        case Selector.All _ -> new SelectorAnswer(null, null, true);
      };
    }
  }

  /** Devices by state. */
  public record Targets(
      int total, int queued, int sent, int acknowledged, int failed, int expired, int cancelled) {

    static Targets of(TargetCounts counts) {
      return new Targets(
          counts.total(),
          counts.queued(),
          counts.sent(),
          counts.acknowledged(),
          counts.failed(),
          counts.expired(),
          counts.cancelled());
    }
  }

  /** How far a command is; the data of a live event. */
  public record Progress(UUID commandId, String status, Targets targets) {

    static Progress of(CommandReport report) {
      return new Progress(
          report.command().id(), report.command().status().name(), Targets.of(report.counts()));
    }
  }

  /** One device of a command. */
  public record TargetAnswer(
      String deviceId,
      String state,
      int tries,
      @Nullable Instant sentAt,
      @Nullable Instant endedAt,
      @Nullable String answer) {

    static TargetAnswer of(Target target) {
      return new TargetAnswer(
          target.deviceId().value(),
          target.state().name(),
          target.tries(),
          target.sentAt().orElse(null),
          target.endedAt().orElse(null),
          target.answer().orElse(null));
    }
  }

  /** A command that waits for a device's answer. */
  public record PendingAnswer(
      UUID commandId, String name, JsonObject parameters, Instant requestedAt, Instant expiresAt) {

    static PendingAnswer of(PendingCommand pending) {
      return new PendingAnswer(
          pending.commandId(),
          pending.name(),
          json(pending.parameters()),
          pending.requestedAt(),
          pending.expiresAt());
    }
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
