package org.honeylink.launcher.cli.cert;

import org.honeylink.launcher.cli.io.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code honeylink cert}: the choice among its subcommands. */
@Command(
    name = "cert",
    description = "Requests, shows, checks, renews and revokes certificates of devices.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class CertCommand {

  private CertCommand() {}

  /** With all its subcommands. */
  public static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new CertCommand())
        .addSubcommand(new RequestCommand(surroundings))
        .addSubcommand(new ShowCommand(surroundings))
        .addSubcommand(new VerifyCommand())
        .addSubcommand(new RenewCommand(surroundings))
        .addSubcommand(new RevokeCommand(surroundings))
        .addSubcommand(new CaCommand());
  }
}
