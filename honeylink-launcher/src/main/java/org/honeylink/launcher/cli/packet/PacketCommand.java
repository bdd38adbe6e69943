package org.honeylink.launcher.cli.packet;

import org.honeylink.launcher.cli.io.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code honeylink packet}: the choice among its subcommands. */
@Command(
    name = "packet",
    description = "Explains captured packets of the data plane.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class PacketCommand {

  private PacketCommand() {}

  /** With all its subcommands. */
  public static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new PacketCommand()).addSubcommand(new DecodeCommand(surroundings));
  }
}
