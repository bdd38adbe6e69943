package org.honeylink.launcher.server.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.honeylink.launcher.server.boot.Refusal;

/**
 * The directory that holds everything of one server, locked for as long as this object is open.
 * What lies in it continues where it was; only {@code run} and {@code cache} may be thrown away.
 */
public final class DataDirectory implements AutoCloseable {

  /** Room that the database, the broker's journal and the unpacked server need to begin with. */
  private static final long LEAST_FREE_BYTES = 512L << 20;

  private final Path root;
  private final FileChannel lock;

  private DataDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Makes the directory when it is missing, checks and locks it.
   *
   * @throws Refusal when it cannot be written, is in use by another process, or the disk is full
   */
  public static DataDirectory open(Path root) {
    try {
      boolean fresh = !Files.exists(root);
      Files.createDirectories(root);
      if (fresh) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      checkSpace(root);
      DataDirectory directory = new DataDirectory(root, lock(root));
      for (Path part : new Path[] {directory.keys(), directory.log(), directory.run()}) {
        Files.createDirectories(part);
      }
      return directory;
    } catch (AccessDeniedException denied) {
      throw Refusal.failure(
          "Data directory "
              + root
              + " is not writable for user "
              + System.getProperty("user.name")
              + " ("
              + denied.getFile()
              + "); change its permissions, or choose another with --data");
    } catch (IOException unusable) {
      throw Refusal.failure(
          "Data directory "
              + root
              + " cannot be used: "
              + why(unusable)
              + "; choose another with --data");
    }
  }

  private static String why(IOException failure) {
    return failure instanceof FileSystemException file && file.getReason() != null
        ? file.getReason() + " (" + file.getFile() + ")"
        : failure.toString();
  }

  private static void checkSpace(Path root) throws IOException {
    long freeBytes = Files.getFileStore(root).getUsableSpace();
    if (freeBytes < LEAST_FREE_BYTES) {
      throw Refusal.failure(
          "The disk of data directory %s is full: %d MiB free, %d MiB needed to start; free some, or choose another with --data"
              .formatted(root, freeBytes >> 20, LEAST_FREE_BYTES >> 20));
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    Path file = root.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw Refusal.failure(
          "Data directory "
              + root
              + " is in use by another HoneyLink, process "
              + Files.readString(file).strip()
              + "; stop it, or choose another with --data");
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
    channel.force(true);
    return channel;
  }

  public Path root() {
    return root;
  }

  public Path keys() {
    return root.resolve("keys");
  }

  /** A file of what attestation is held against; made by the operator. */
  public Path attestation(String file) {
    return root.resolve("attestation").resolve(file);
  }

  public Path log() {
    return root.resolve("log");
  }

  public Path run() {
    return root.resolve("run");
  }

  public Path tls() {
    return root.resolve("tls");
  }

  public Path database() {
    return root.resolve("postgres");
  }

  /** Archives and backup files of the audit trail. */
  public Path audit() {
    return root.resolve("audit");
  }

  public Path broker() {
    return root.resolve("broker");
  }

  /** Lets another process have the directory; the lock goes with the process in any case. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
