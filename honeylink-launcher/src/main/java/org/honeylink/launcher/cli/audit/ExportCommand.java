package org.honeylink.launcher.cli.audit;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.ServerOptions;
import org.honeylink.launcher.cli.io.Surroundings;
import org.honeylink.sdk.admin.AdminClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink audit export}. */
@Command(
    name = "export",
    description = "Writes audit events to a file that verifies without a server.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "Made; not there.")
  private Path file = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Events at or after this time, as in 2026-01-15T08:30:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Events before this time.")
  private @Nullable Instant to;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private Output output = new Output();

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      throw CommandFailed.usage(file + " is there already");
    }
    try (AdminClient admin = server.signIn(surroundings)) {
      admin.audit().export(Optional.ofNullable(from), Optional.ofNullable(to), file);
      output.print(
          Json.createObjectBuilder()
              .add("file", file.toString())
              .add("bytes", Files.size(file))
              .build());
    } catch (IOException e) {
      throw CommandFailed.because("Cannot write " + file + ": " + e.getMessage(), e);
    }
    return ExitCodes.OK;
  }
}
