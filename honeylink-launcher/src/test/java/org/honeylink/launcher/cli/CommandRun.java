package org.honeylink.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.honeylink.launcher.cli.io.Surroundings;

/**
 * One run of the command line inside the test.
 *
 * @param exitCode of the process
 * @param output standard output
 * @param errors standard error
 */
public record CommandRun(int exitCode, String output, String errors) {

  /** With a passphrase and a password in the environment, and nobody at the terminal. */
  public static CommandRun of(String... arguments) {
    return with("", arguments);
  }

  public static CommandRun with(String standardInput, String... arguments) {
    return in(
        new Surroundings(
            Map.of("HONEYLINK_PASSPHRASE", "correct horse", "HONEYLINK_PASSWORD", "pass word&=+é"),
            new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
            Optional.empty()),
        arguments);
  }

  public static CommandRun in(Surroundings surroundings, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        HoneyLinkCommand.commandLine(surroundings)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  /** The one JSON object on standard output. */
  public JsonObject json() {
    assertEquals(1, output.lines().count(), () -> this.toString());
    try (var reader = Json.createReader(new StringReader(output))) {
      return reader.readObject();
    }
  }

  public CommandRun expect(int expected) {
    assertEquals(expected, exitCode, () -> this.toString());
    return this;
  }
}
