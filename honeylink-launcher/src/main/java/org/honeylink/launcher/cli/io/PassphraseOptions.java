package org.honeylink.launcher.cli.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the passphrase of a sealed file comes from; never from the command line itself. */
public final class PassphraseOptions {

  private static final String VARIABLE = "HONEYLINK_PASSPHRASE";

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description =
          "File with the passphrase of the sealed file; - is standard input. Without it the"
              + " variable "
              + VARIABLE
              + " counts, else it is asked for.")
  private @Nullable Path file;

  /** Of a file that exists; the caller wipes it. */
  public char[] read(Surroundings surroundings, Path sealed) {
    return given(surroundings)
        .or(() -> new HiddenText(surroundings).fromPerson("Passphrase of " + sealed))
        .orElseThrow(this::none);
  }

  /** Of a file that is about to be made: asked for twice. The caller wipes it. */
  public char[] choose(Surroundings surroundings, Path sealed) {
    char[] chosen = given(surroundings).orElseGet(() -> typedTwice(surroundings, sealed));
    if (chosen.length == 0) {
      throw CommandFailed.usage("The passphrase of " + sealed + " must not be empty");
    }
    return chosen;
  }

  private Optional<char[]> given(Surroundings surroundings) {
    HiddenText hidden = new HiddenText(surroundings);
    return file == null ? hidden.fromEnvironment(VARIABLE) : Optional.of(hidden.fromFile(file));
  }

  private char[] typedTwice(Surroundings surroundings, Path sealed) {
    HiddenText hidden = new HiddenText(surroundings);
    char[] first = hidden.fromPerson("New passphrase of " + sealed).orElseThrow(this::none);
    char[] again = hidden.fromPerson("The same again").orElseThrow(this::none);
    boolean same = Arrays.equals(first, again);
    Arrays.fill(again, '\0');
    if (!same) {
      Arrays.fill(first, '\0');
      throw CommandFailed.usage("The two passphrases differ; try again");
    }
    return first;
  }

  private CommandFailed none() {
    return CommandFailed.usage(
        "No passphrase: give --passphrase-file FILE, or set " + VARIABLE + ", or use a terminal");
  }
}
