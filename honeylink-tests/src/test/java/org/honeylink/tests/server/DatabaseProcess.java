package org.honeylink.tests.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The embedded PostgreSQL of a server, found by the files that it keeps. */
public final class DatabaseProcess {

  private final Path data;

  public DatabaseProcess(Path dataDirectory) {
    this.data = dataDirectory.resolve("postgres/data");
  }

  /** Ends it as {@code pg_ctl stop -m fast} does; connections break. */
  public void stop() {
    ProcessHandle process = running().orElseThrow();
    signal("INT", process);
    await("PostgreSQL ended").until(() -> !process.isAlive());
  }

  /** Stops every process of it in its tracks: connections stay open and nothing answers. */
  public void suspend() {
    signalAll("STOP");
  }

  public void resume() {
    signalAll("CONT");
  }

  private void signalAll(String name) {
    ProcessHandle process = running().orElseThrow();
    process.descendants().forEach(each -> signal(name, each));
    signal(name, process);
  }

  /** Starts it with the command that the server has started it with. */
  public void startAgain() {
    try {
      List<String> command = new ArrayList<>();
      if (System.getProperty("user.name").equals("root")) {
        command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
      }
      command.addAll(startCommand());
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(data.resolve("../started-again.log").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only line of {@code postmaster.opts}: the program, then options in double quotes. */
  private List<String> startCommand() throws IOException {
    String line = Files.readString(data.resolve("postmaster.opts")).strip();
    List<String> words = new ArrayList<>();
    for (String word : line.split(" \"", -1)) {
      words.add(word.replace("\"", ""));
    }
    return words;
  }

  private static void signal(String name, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Optional<ProcessHandle> running() {
    return postmasterFile()
        .map(lines -> Long.parseLong(lines.getFirst().strip()))
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive);
  }

  /** The fourth line of {@code postmaster.pid}. */
  public int port() {
    return postmasterFile()
        .map(lines -> Integer.parseInt(lines.get(3).strip()))
        .orElseThrow(() -> new IllegalStateException("no database runs in " + data));
  }

  private Optional<List<String>> postmasterFile() {
    try {
      return Optional.of(Files.readAllLines(data.resolve("postmaster.pid")));
    } catch (NoSuchFileException notRunning) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
