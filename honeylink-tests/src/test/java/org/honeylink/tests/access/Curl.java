package org.honeylink.tests.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls by curl and certificates by openssl: clients that are not ours. Files in one directory. */
final class Curl {

  private static final long LIMIT_SECONDS = 60;
  private static final String ERRORS = "errors";

  private final Path directory;
  private final Path authorities;
  private final String server;

  /**
   * @param server scheme, host and port
   * @param authorities PEM, to trust the server by
   */
  Curl(Path directory, String server, Path authorities) {
    this.directory = directory;
    this.server = server;
    this.authorities = authorities;
  }

  /** Status and body of a call that came to an answer. */
  Answer call(String path, String... options) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("curl", "--silent", "--show-error", "--cacert", authorities.toString()));
    command.addAll(List.of("--write-out", "\n%{http_code}"));
    command.addAll(List.of(options));
    command.add(server + path);
    String said = output(command);
    int line = said.lastIndexOf('\n');
    return new Answer(Integer.parseInt(said.substring(line + 1).strip()), said.substring(0, line));
  }

  /** Runs openssl in the directory. */
  void openssl(String... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    String _ = output(command);
  }

  Path write(String name, String content) {
    try {
      return Files.writeString(directory.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String output(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(directory.resolve(ERRORS).toFile())
              .start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " did not end");
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            command + " ended with " + process.exitValue() + ": " + read(ERRORS));
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command.getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param status of HTTP
   */
  record Answer(int status, String body) {}
}
