package org.honeylink.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the embedded PostgreSQL by the file that it keeps while it runs. */
final class DatabaseProcess {

  private DatabaseProcess() {}

  static Optional<ProcessHandle> of(Path dataDirectory) {
    return postmasterFile(dataDirectory)
        .map(lines -> Long.parseLong(lines.getFirst().strip()))
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive);
  }

  /** Port of the running database: the fourth line of {@code postmaster.pid}. */
  static int port(Path dataDirectory) {
    return postmasterFile(dataDirectory)
        .map(lines -> Integer.parseInt(lines.get(3).strip()))
        .orElseThrow(() -> new IllegalStateException("no database runs in " + dataDirectory));
  }

  private static Optional<List<String>> postmasterFile(Path dataDirectory) {
    if (!Files.isDirectory(dataDirectory)) {
      return Optional.empty();
    }
    try (Stream<Path> files =
        Files.find(dataDirectory, 4, (p, a) -> p.endsWith("postmaster.pid"))) {
      Optional<Path> file = files.findFirst();
      return file.isEmpty() ? Optional.empty() : Optional.of(Files.readAllLines(file.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
