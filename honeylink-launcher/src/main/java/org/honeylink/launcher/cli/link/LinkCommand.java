package org.honeylink.launcher.cli.link;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code honeylink link}: the choice among its subcommands. */
@Command(
    name = "link",
    description = "Emulates bad links.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class LinkCommand {

  private LinkCommand() {}

  /** With all its subcommands. */
  public static CommandLine commandLine() {
    CommandLine emulate = new CommandLine(new EmulateCommand());
    LinkFigures.addTo(emulate.getCommandSpec());
    return new CommandLine(new LinkCommand()).addSubcommand(emulate);
  }
}
