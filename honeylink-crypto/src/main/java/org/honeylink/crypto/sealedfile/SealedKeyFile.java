package org.honeylink.crypto.sealedfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Set;

/**
 * A PKCS#12 file (RFC 7292) under a passphrase, which only its owner may read: mode 0600 when
 * written, refused when read with any right for group or others. Where the file system has no such
 * rights the passphrase alone protects it.
 *
 * <p>Written to a neighbour and moved over, so a crash leaves the old file or the new one.
 */
public final class SealedKeyFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;

  public SealedKeyFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  public Path path() {
    return path;
  }

  public boolean exists() {
    return Files.exists(path);
  }

  /**
   * @throws SealedFileRefused when others than the owner may put another file in its place
   */
  public void refuseDirectoryThatOthersMayChange() {
    Path directory = path.getParent();
    if (directory == null || !Files.isDirectory(directory) || !posix()) {
      return;
    }
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(directory);
      if (rights.contains(PosixFilePermission.GROUP_WRITE)
          || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
        throw new SealedFileRefused(
            path,
            "lies in a directory of mode "
                + PosixFilePermissions.toString(rights)
                + ", so others may replace it; run chmod go-w on "
                + directory,
            null);
      }
    } catch (IOException e) {
      throw new SealedFileRefused(path, "lies in a directory that cannot be read", e);
    }
  }

  /** A key store in memory, to be filled and saved. */
  public static KeyStore empty() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This Java runtime lacks PKCS#12", e);
    }
  }

  /**
   * @param passphrase stays the caller's
   * @throws SealedFileRefused when it is missing, readable by others, damaged, or the passphrase is
   *     wrong
   */
  public KeyStore load(char[] passphrase) {
    refuseWhenOthersMayRead();
    try (InputStream in = Files.newInputStream(path)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, passphrase);
      return store;
    } catch (IOException e) {
      String reason =
          e.getCause() instanceof UnrecoverableKeyException
              ? "does not open with this passphrase"
              : "cannot be read as PKCS#12";
      throw new SealedFileRefused(path, reason, e);
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(path, "cannot be read as PKCS#12", e);
    }
  }

  private void refuseWhenOthersMayRead() {
    if (!posix()) {
      return;
    }
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
      if (!OWNER_ONLY.containsAll(rights)) {
        throw new SealedFileRefused(
            path,
            "has mode "
                + PosixFilePermissions.toString(rights)
                + ", so others than its owner may use it; run chmod 600 on it, and replace its keys"
                + " if somebody may have read it",
            null);
      }
    } catch (IOException e) {
      throw new SealedFileRefused(path, "cannot be read", e);
    }
  }

  /**
   * Replaces the file.
   *
   * @throws SealedFileRefused when the directory is missing or not writable, or the disk is full;
   *     the old file is then untouched
   */
  public void save(KeyStore store, char[] passphrase) {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      store.store(bytes, passphrase);
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, attributes());
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        writeAll(channel, ByteBuffer.wrap(bytes.toByteArray()));
        channel.force(true);
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceDirectory();
    } catch (IOException | GeneralSecurityException e) {
      throw new SealedFileRefused(path, "cannot be written: " + e.getMessage(), e);
    }
  }

  /** So that the move survives a loss of power; other systems than Unix do it by themselves. */
  private void forceDirectory() throws IOException {
    Path directory = path.getParent();
    if (directory != null && posix()) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private FileAttribute<?>[] attributes() {
    return posix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private boolean posix() {
    Path directory = path.getParent();
    return directory != null
        && Files.getFileAttributeView(
                directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            != null;
  }
}
