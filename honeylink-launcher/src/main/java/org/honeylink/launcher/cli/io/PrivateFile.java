package org.honeylink.launcher.cli.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that hold a secret in the clear: for their owner alone from the first byte. */
public final class PrivateFile {

  private PrivateFile() {}

  /** Fails when there is something at the path already. */
  public static void refuseToReplace(Path file) {
    if (Files.exists(file)) {
      throw CommandFailed.because(
          file + " is there already; choose another name, or remove it if you are sure");
    }
  }

  /** Makes a file of mode 0600; one that exists is left alone and refused. */
  public static void write(Path file, String content) {
    write(file, content, ownerOnly(file));
  }

  /** Makes a file that others may read: a public key, a request. */
  public static void writePublic(Path file, String content) {
    write(file, content, new FileAttribute<?>[0]);
  }

  private static void write(Path file, String content, FileAttribute<?>[] attributes) {
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      refuseToReplace(file);
    } catch (IOException e) {
      throw CommandFailed.because("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            && file.getFileSystem().equals(FileSystems.getDefault())
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
