package org.honeylink.launcher.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command. Subcommands are registered in {@link #commandLine}. */
@Command(
    name = "honeylink",
    description = "Connects devices over whatever link is best right now.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class HoneyLinkCommand {

  private HoneyLinkCommand() {}

  public static void main(String[] arguments) {
    // The libraries' logger has nothing to tell people who watch a table.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new HoneyLinkCommand()).addSubcommand(new DemoCommand());
  }
}
