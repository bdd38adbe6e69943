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

  /**
   * Starts with free ports and a fresh data directory, except where an option says otherwise, and
   * waits for the end.
   *
   * @param folder for data and output
   */
  public static RefusedStart of(Path folder, String option, String value) {
    List<String> options = new ArrayList<>(ServerOptions.of(folder.resolve("data"), 0, 0, 0));
    options.addAll(List.of(option, value));
    LaunchedProcess process = LaunchedProcess.start(folder, options);
    try {
      return new RefusedStart(process.exitCode(PATIENCE_SECONDS), process.output());
    } finally {
      process.kill();
    }
  }
}
