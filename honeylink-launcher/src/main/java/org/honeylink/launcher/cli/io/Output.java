package org.honeylink.launcher.cli.io;

import jakarta.json.JsonObject;
import java.io.PrintWriter;
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

  /** Something on the way, for people; on standard error. */
  public void progress(String line) {
    if (!json) {
      PrintWriter err = Objects.requireNonNull(command).commandLine().getErr();
      err.println(line);
      err.flush();
    }
  }
}
