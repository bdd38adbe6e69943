package org.honeylink.control.device.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a text file says, read again when its time or size has changed. A file that is not there
 * says the same as an empty one. A change that cannot be read is logged, and what the file said
 * before stays in force. Thread-safe.
 */
final class WatchedFile<T> {

  private static final Logger LOG = Logger.getLogger(WatchedFile.class.getName());

  private final Path path;
  private final Function<String, T> parse;
  private Seen seen;
  private T value;

  /**
   * @param parse throws IllegalArgumentException on a text that it does not take
   * @throws IllegalArgumentException when the file cannot be read now
   */
  WatchedFile(Path path, Function<String, T> parse) {
    this.path = path;
    this.parse = parse;
    this.seen = look();
    this.value = read();
  }

  synchronized T value() {
    try {
      Seen now = look();
      if (!now.equals(seen)) {
        seen = now;
        value = read();
        LOG.info(() -> "Read " + path + " again");
      }
    } catch (IllegalArgumentException | UncheckedIOException e) {
      LOG.log(Level.WARNING, e, () -> path + " cannot be used; what it said before stays in force");
    }
    return value;
  }

  private Seen look() {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return new Seen(found.lastModifiedTime(), found.size());
    } catch (NoSuchFileException missing) {
      return new Seen(FileTime.fromMillis(0), -1);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  private T read() {
    try {
      return parse.apply(Files.exists(path) ? Files.readString(path) : "");
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(path + ": " + refused.getMessage(), refused);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  private record Seen(FileTime changed, long bytes) {}
}
