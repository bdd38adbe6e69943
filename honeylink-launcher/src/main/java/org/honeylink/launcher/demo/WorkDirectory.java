package org.honeylink.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fresh directory that only its owner may read: the server's data and its output. Deleted when
 * closed, unless it is to be kept.
 */
final class WorkDirectory implements AutoCloseable {

  private final Path root;
  private volatile boolean kept;

  private WorkDirectory(Path root) {
    this.root = root;
  }

  /**
   * @throws DemoFailed when there is no place for it
   */
  static WorkDirectory create() {
    try {
      return new WorkDirectory(Files.createTempDirectory("honeylink-demo-"));
    } catch (IOException failed) {
      throw new DemoFailed("No temporary directory: " + failed.getMessage(), failed);
    }
  }

  Path data() {
    return root.resolve("data");
  }

  Path serverLog() {
    return root.resolve("server.log");
  }

  void keep() {
    kept = true;
  }

  @Override
  public void close() throws IOException {
    if (kept) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(root)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException changing) {
      throw changing.getCause();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
