package org.honeylink.control.audit.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The directory {@code honeylink.audit.dir}: files that only the server's own user may read. */
@ApplicationScoped
public class AuditDirectory {

  private final Path directory;

  /** For the container's proxy. */
  AuditDirectory() {
    this("audit");
  }

  @Inject
  public AuditDirectory(
      @ConfigProperty(name = "honeylink.audit.dir", defaultValue = "audit") String directory) {
    this.directory = Path.of(directory).toAbsolutePath();
  }

  /** A directory in it, which exists afterwards. */
  Path made(String name) throws IOException {
    return Files.createDirectories(
        directory.resolve(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** A file in it, that only its owner reads; replaced when an earlier try has left it. */
  static Path fresh(Path file) throws IOException {
    Files.deleteIfExists(file);
    return Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Returns when a file or directory is on the disk. */
  static void force(Path path) throws IOException {
    StandardOpenOption mode =
        Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }
}
