package org.honeylink.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The server as a child process, with its output in a file. */
final class ServerProcess implements AutoCloseable {

  private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
  private static final int LOG_TAIL_LINES = 30;
  private static final int LOOK_MILLIS = 200;

  private final Process process;
  private final Path log;
  private final long startedNanos = System.nanoTime();

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * @throws DemoFailed when the program cannot be started
   */
  static ServerProcess start(List<String> command, Path log) {
    try {
      return new ServerProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start(),
          log);
    } catch (IOException failed) {
      throw new DemoFailed("The server cannot be started: " + failed.getMessage(), failed);
    }
  }

  /**
   * Waits until the file of endpoints is there.
   *
   * @param progress told the seconds waited so far, a few times each second
   * @throws DemoFailed when the server ends before, with the end of its log, or takes too long
   */
  ServerEndpoints awaitReady(Path endpoints, Consumer<Double> progress)
      throws InterruptedException {
    while (!Files.exists(endpoints)) {
      if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw ended("The server ended with code %d before it was ready. The end of %s:");
      }
      if (secondsSinceStart() > READY_TIMEOUT.toSeconds()) {
        throw new DemoFailed(
            "The server was not ready after %d s. The end of %s:"
                .formatted(READY_TIMEOUT.toSeconds(), log),
            logTail());
      }
      progress.accept(secondsSinceStart());
    }
    return ServerEndpoints.read(endpoints);
  }

  /**
   * Waits this long, or until the server ends.
   *
   * @throws DemoFailed when the server has ended, with the end of its log
   */
  void pause(Duration time) throws InterruptedException {
    if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw ended("The server ended with code %d. The end of %s:");
    }
  }

  double secondsSinceStart() {
    return (System.nanoTime() - startedNanos) / 1e9;
  }

  /** All lines the server has printed. */
  List<String> logLines() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      return List.of("(" + log + " cannot be read: " + unreadable.getMessage() + ")");
    }
  }

  private DemoFailed ended(String format) {
    return new DemoFailed(format.formatted(process.exitValue(), log), logTail());
  }

  private List<String> logTail() {
    List<String> lines = logLines();
    return lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size());
  }

  /** Asks the server to stop, waits, and ends it by force when it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException impatient) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
