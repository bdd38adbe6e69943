package org.honeylink.launcher.cli.fec;

import java.io.InputStream;
import java.io.OutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code honeylink fec}: the choice among its subcommands. */
@Command(
    name = "fec",
    description = "Encodes and rebuilds with the erasure code of the streams (Reed-Solomon).",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class FecCommand {

  private FecCommand() {}

  /**
   * With all its subcommands.
   *
   * @param input shards, one behind the other, without anything between; stays the caller's
   * @param output as {@code input}
   */
  public static CommandLine commandLine(InputStream input, OutputStream output) {
    return new CommandLine(new FecCommand())
        .addSubcommand(new EncodeCommand(input, output))
        .addSubcommand(new RebuildCommand(input, output));
  }
}
