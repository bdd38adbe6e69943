package org.honeylink.launcher.cli.audit;

import org.honeylink.launcher.cli.io.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code honeylink audit}: the choice among its subcommands. */
@Command(
    name = "audit",
    description = "Exports the audit log, and verifies exports and archives without a server.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand {

  private AuditCommand() {}

  /** With all its subcommands. */
  public static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new KeyCommand(surroundings))
        .addSubcommand(new ExportCommand(surroundings))
        .addSubcommand(new VerifyCommand());
  }
}
