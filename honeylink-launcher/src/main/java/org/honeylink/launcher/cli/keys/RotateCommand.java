package org.honeylink.launcher.cli.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.DurationOption;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.ServerOptions;
import org.honeylink.launcher.cli.io.Surroundings;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.KeyRotations;
import org.honeylink.sdk.admin.RotationOrder;
import org.honeylink.sdk.admin.RotationOrder.Reason;
import org.honeylink.sdk.api.Answer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink keys rotate}: new masters for one device or all. */
@Command(
    name = "rotate",
    description = {
      "Rotates the master key of a device, or of all, and re-keys live sessions in place.",
      "Ends with 1 when --wait saw devices fail, or --rehearse names some that would be cut off."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RotateCommand implements Callable<Integer> {

  private static final String RUNNING = "RUNNING";

  /** Seldom enough for a run of minutes, often enough for somebody who watches. */
  private static final Duration POLL = Duration.ofMillis(500);

  private final Surroundings surroundings;

  @Option(
      names = "--device",
      paramLabel = "ID",
      description = "The device; without it every device of the tenant.")
  private @Nullable String device;

  @Option(
      names = "--reason",
      paramLabel = "WHY",
      required = true,
      converter = ReasonOption.class,
      description = "scheduled, compromised (an emergency), manual or policy-change.")
  private Reason reason = Reason.MANUAL;

  @Option(
      names = "--requested-by",
      paramLabel = "NAME",
      defaultValue = "honeylink command line",
      description = "Who wants it, for the record (default: ${DEFAULT-VALUE}).")
  private String requestedBy = "";

  @Option(
      names = "--rehearse",
      description = "Change nothing; name the devices that would be cut off.")
  private boolean rehearse;

  @Option(names = "--wait", description = "Wait for its end and show progress.")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "2h",
      converter = DurationOption.class,
      description = "How long --wait waits, like 90s or 2h (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofHours(2);

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private Output output = new Output();

  RotateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (rehearse && wait) {
      throw CommandFailed.usage("--rehearse changes nothing; there is nothing to --wait for");
    }
    RotationOrder order = new RotationOrder(Optional.ofNullable(device), reason, requestedBy);
    try (AdminClient admin = server.signIn(surroundings)) {
      KeyRotations rotations = admin.keyRotations();
      return rehearse ? rehearsed(rotations.rehearse(order)) : begun(rotations, order);
    }
  }

  private int rehearsed(Answer rehearsal) {
    output.print(rehearsal.json());
    return rehearsal.objects("cut_off").isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private int begun(KeyRotations rotations, RotationOrder order) throws InterruptedException {
    Answer accepted = rotations.begin(order);
    if (!wait) {
      output.print(accepted.json());
      return ExitCodes.OK;
    }
    UUID id = accepted.parsed("rotation_id", "a UUID", UUID::fromString);
    Answer ended = awaitEnd(rotations, id);
    output.print(ended.json());
    return ended.text("status").equals("COMPLETED") ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private Answer awaitEnd(KeyRotations rotations, UUID id) throws InterruptedException {
    Instant last = Instant.now().plus(timeout);
    String told = "";
    while (true) {
      Answer rotation = rotations.read(id);
      String line = line(rotation.object("progress"));
      if (!line.equals(told)) {
        output.progress(line);
        told = line;
      }
      if (!rotation.text("status").equals(RUNNING)) {
        return rotation;
      }
      if (Instant.now().isAfter(last)) {
        throw CommandFailed.because(
            "Rotation " + id + " still runs; it goes on without this command");
      }
      Thread.sleep(POLL);
    }
  }

  private static String line(Answer progress) {
    return "%3d %%  %d devices: prepared %d, active %d, acknowledged %d, retired %d, failed %d"
        .formatted(
            progress.number("percent"),
            progress.number("total"),
            progress.number("prepared"),
            progress.number("active"),
            progress.number("acknowledged"),
            progress.number("retired"),
            progress.number("failed"));
  }
}
