package org.honeylink.control.shared.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The directory {@code honeylink.key.dir}: files that only the server's own user may read.
 *
 * <p>A file that others can read is refused, not mended: it may have been read already.
 */
@ApplicationScoped
public class KeyDirectory {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path directory;

  /** For the container's proxy. */
  KeyDirectory() {
    this("keys");
  }

  /** The directory may be missing; it is made when first needed. */
  @Inject
  public KeyDirectory(
      @ConfigProperty(name = "honeylink.key.dir", defaultValue = "keys") String directory) {
    this.directory = Path.of(directory).toAbsolutePath();
  }

  /** Path of a file in the directory, which exists afterwards; the file need not. */
  public Path file(String name) {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the key directory " + directory, e);
    }
    return directory.resolve(name);
  }

  /**
   * Content of a file; empty when there is none.
   *
   * @throws IllegalStateException when others may read or write it
   */
  public Optional<String> read(String name) {
    Path file = file(name);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      if (!OWNER_ONLY.containsAll(permissions)) {
        throw new IllegalStateException(
            "Others can read " + file + "; make a new key, or run: chmod 600 " + file);
      }
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Writes a file at once or not at all, mode 0600 from its first byte. */
  public void write(String name, String content) {
    Path file = file(name);
    try {
      Path fresh =
          Files.createTempFile(
              file.getParent(), name, ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
