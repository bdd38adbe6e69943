package org.honeylink.launcher.cli.keys;

import org.honeylink.launcher.cli.io.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code honeylink keys derive}: any step of the hierarchy of docs/wire-format.md, for whoever
 * checks an implementation of his own.
 */
@Command(
    name = "derive",
    description = {
      "Computes one step of the key hierarchy of docs/wire-format.md and prints the result.",
      "Secrets come from files (- is standard input) as hexadecimal or base64url text."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "KEY")
final class DeriveCommand {

  private DeriveCommand() {}

  static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new DeriveCommand())
        .addSubcommand(new DeriveSharedSecretCommand(surroundings))
        .addSubcommand(new DeriveDeviceMasterCommand(surroundings))
        .addSubcommand(new DeriveSessionCommand(surroundings))
        .addSubcommand(new DeriveStreamCommand(surroundings))
        .addSubcommand(new DeriveDirectionCommand(surroundings));
  }
}
