package org.honeylink.launcher.cli.io;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command answers: lines for people, or one JSON object on one line. */
public final class Output {

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec(Target.MIXEE)
  private @Nullable CommandSpec command;

  /** The answer of the command; printed once. */
  public void print(JsonObject answer) {
    PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
    if (json) {
      out.println(answer);
    } else {
      HumanText.of(answer).forEach(out::println);
    }
    out.flush();
  }

  /**
   * An answer of many parts; printed once. People get them one after the other, scripts as one
   * object.
   */
  public void printEach(String name, List<JsonObject> parts) {
    if (json) {
      print(Json.createObjectBuilder().add(name, Json.createArrayBuilder(parts)).build());
      return;
    }
    PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
    String separator = "";
    for (JsonObject part : parts) {
      out.print(separator);
      HumanText.of(part).forEach(out::println);
      separator = System.lineSeparator();
    }
    out.flush();
  }

  /** Something on the way, for people; on standard error. */
  public void progress(String line) {
    if (!json) {
      PrintWriter err = Objects.requireNonNull(command).commandLine().getErr();
      err.println(line);
      err.flush();
    }
  }
}
