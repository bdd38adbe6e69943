package org.honeylink.launcher.cli.keys;

import org.honeylink.launcher.cli.io.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code honeylink keys}: the choice among its subcommands. */
@Command(
    name = "keys",
    description = "Makes, derives, shows and rotates keys.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class KeysCommand {

  private KeysCommand() {}

  /** With all its subcommands. */
  public static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new KeysCommand())
        .addSubcommand(new GenerateCommand(surroundings))
        .addSubcommand(DeriveCommand.commandLine(surroundings))
        .addSubcommand(new InspectCommand(surroundings))
        .addSubcommand(new RotateCommand(surroundings));
  }
}
