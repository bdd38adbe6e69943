package org.honeylink.launcher.cli.io;

import jakarta.json.Json;
import java.io.PrintWriter;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerUnreachable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns what a command throws into a message and an exit code. What is not expected is our fault
 * and keeps its stack trace.
 */
public final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed)
      throws Exception {
    return switch (thrown) {
      case CommandFailed failed ->
          told(command, parsed, failed.exitCode(), "FAILED", String.valueOf(failed.getMessage()));
      case SealedFileRefused refused ->
          told(command, parsed, ExitCodes.FAILED, "FAILED", String.valueOf(refused.getMessage()));
      case ServerUnreachable away ->
          told(
              command,
              parsed,
              ExitCodes.UNREACHABLE,
              "UNREACHABLE",
              away.getMessage() + "; --server and --ca say which one and whom to trust");
      case HoneyLinkApiException refused ->
          told(command, parsed, ExitCodes.REFUSED, refused.code(), message(refused));
      default -> throw thrown;
    };
  }

  private static String message(HoneyLinkApiException refused) {
    StringBuilder text = new StringBuilder(String.valueOf(refused.getMessage()));
    refused
        .violations()
        .forEach(
            fault -> text.append("\n  ").append(fault.path()).append(": ").append(fault.message()));
    return text.toString();
  }

  private static int told(
      CommandLine command, ParseResult parsed, int exitCode, String code, String message) {
    if (parsed.hasMatchedOption("--json") || deepest(parsed).hasMatchedOption("--json")) {
      PrintWriter out = command.getOut();
      out.println(
          Json.createObjectBuilder()
              .add("error", Json.createObjectBuilder().add("code", code).add("message", message))
              .build());
      out.flush();
    }
    PrintWriter err = command.getErr();
    err.println("honeylink: " + message);
    err.flush();
    return exitCode;
  }

  private static ParseResult deepest(ParseResult parsed) {
    ParseResult deepest = parsed;
    while (deepest.hasSubcommand()) {
      deepest = deepest.subcommand();
    }
    return deepest;
  }
}
