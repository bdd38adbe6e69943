package org.honeylink.tests.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A start of the runnable jar that is meant to fail.
 *
 * @param exitCode of the process
 * @param output of both streams
 */
public record RefusedStart(int exitCode, String output) {

  private static final int PATIENCE_SECONDS = 60;
  private static final int PATIENCE_WITH_APPLICATION_SECONDS = 240;

  /**
   * Starts with free ports and a fresh data directory, except where an option says otherwise, and
   * waits for the end.
   *
   * @param folder for data and output
   */
  public static RefusedStart of(Path folder, String option, String value) {
    List<String> options = new ArrayList<>(ServerOptions.of(folder.resolve("data"), 0, 0, 0, 0));
    options.addAll(List.of(option, value));
    return ended(LaunchedProcess.start(folder, options), PATIENCE_SECONDS);
  }

  /** As {@link #of(Path, String, String)}, of a start that fails when the application does. */
  public static RefusedStart of(Path folder, ServerSettings settings) {
    return ended(
        LaunchedProcess.start(
            folder, settings, ServerOptions.of(folder.resolve("data"), 0, 0, 0, 0)),
        PATIENCE_WITH_APPLICATION_SECONDS);
  }

  private static RefusedStart ended(LaunchedProcess process, int patienceSeconds) {
    try {
      return new RefusedStart(process.exitCode(patienceSeconds), process.output());
    } finally {
      process.kill();
    }
  }
}
