package org.honeylink.launcher.cli.io;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command answers: lines for people, or one JSON object on one line. */
public final class Output {

  /** Parts for scripts: some kilobytes each. */
  public static final int MOST_KEPT = 50_000;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec(Target.MIXEE)
  private @Nullable CommandSpec command;

  private final List<JsonObject> kept = new ArrayList<>();
  private String separator = "";

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
   * One of many parts of an answer. People get it at once; for scripts it is kept until {@link
   * #printKept}.
   *
   * @return false when it is one too many to keep
   */
  public boolean printPart(JsonObject part) {
    if (json) {
      kept.add(part);
      return kept.size() <= MOST_KEPT;
    }
    PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
    out.print(separator);
    HumanText.of(part).forEach(out::println);
    out.flush();
    separator = System.lineSeparator();
    return true;
  }

  /** After the last part: scripts get all of them as one object. */
  public void printKept(String name) {
    if (json) {
      print(Json.createObjectBuilder().add(name, Json.createArrayBuilder(kept)).build());
    }
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
