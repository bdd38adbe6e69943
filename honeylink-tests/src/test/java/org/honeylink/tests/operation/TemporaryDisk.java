package org.honeylink.tests.operation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk in memory. Needs root; without it the test that asks is skipped. */
final class TemporaryDisk implements AutoCloseable {

  private static final int BLOCK = 1 << 20;

  private final Path place;

  private TemporaryDisk(Path place) {
    this.place = place;
  }

  static TemporaryDisk of(int mebibytes) throws IOException {
    Path place = Files.createTempDirectory("honeylink-disk-");
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", place.toString());
    assumeTrue(mounted, "no file system can be mounted here; needs root");
    return new TemporaryDisk(place);
  }

  Path place() {
    return place;
  }

  void makeReadOnly() {
    run("mount", "-o", "remount,ro", place.toString());
  }

  /** Writes a file that leaves no room at all. */
  void fill() throws IOException {
    FileStore disk = Files.getFileStore(place);
    byte[] block = new byte[BLOCK];
    try (var out = Files.newOutputStream(place.resolve("ballast"))) {
      while (disk.getUsableSpace() > 0) {
        out.write(block, 0, (int) Math.min(BLOCK, disk.getUsableSpace()));
      }
    } catch (IOException full) {
      if (disk.getUsableSpace() > 0) {
        throw full;
      }
    }
  }

  void empty() throws IOException {
    Files.delete(place.resolve("ballast"));
  }

  @Override
  public void close() {
    run("umount", "--lazy", place.toString());
    try {
      Files.deleteIfExists(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
