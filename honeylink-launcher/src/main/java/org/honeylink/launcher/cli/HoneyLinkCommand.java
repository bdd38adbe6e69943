package org.honeylink.launcher.cli;

import org.honeylink.launcher.cli.audit.AuditCommand;
import org.honeylink.launcher.cli.cert.CertCommand;
import org.honeylink.launcher.cli.fec.FecCommand;
import org.honeylink.launcher.cli.io.Failures;
import org.honeylink.launcher.cli.io.Surroundings;
import org.honeylink.launcher.cli.keys.KeysCommand;
import org.honeylink.launcher.cli.link.LinkCommand;
import org.honeylink.launcher.cli.packet.PacketCommand;
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
    System.exit(commandLine(Surroundings.ofProcess()).execute(arguments));
  }

  static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new HoneyLinkCommand())
        .addSubcommand(new DemoCommand())
        .addSubcommand(KeysCommand.commandLine(surroundings))
        .addSubcommand(CertCommand.commandLine(surroundings))
        .addSubcommand(AuditCommand.commandLine(surroundings))
        .addSubcommand(FecCommand.commandLine(surroundings.input(), System.out))
        .addSubcommand(PacketCommand.commandLine(surroundings))
        .addSubcommand(LinkCommand.commandLine())
        .setExecutionExceptionHandler(new Failures());
  }
}
