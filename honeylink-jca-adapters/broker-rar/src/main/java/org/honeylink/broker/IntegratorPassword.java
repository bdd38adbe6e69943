package org.honeylink.broker;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The password of user {@code integrator}: file {@code amqp-password} of the key directory, made at
 * first start, readable by its owner alone.
 */
final class IntegratorPassword {

  static final String FILE = "amqp-password";

  private static final int RANDOM_BYTES = 24;
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private IntegratorPassword() {}

  /** Reads the password, or makes it. */
  static String readOrCreate(Path keyDirectory) throws IOException {
    Files.createDirectories(keyDirectory);
    Path file = keyDirectory.resolve(FILE);
    if (!Files.exists(file)) {
      create(file);
    }
    String password = Files.readString(file).strip();
    if (password.isEmpty()) {
      throw new IOException(file + " is empty; delete it to have a new password made");
    }
    return password;
  }

  /** Written beside and moved, so that a crash leaves no half of it. */
  private static void create(Path file) throws IOException {
    Path fresh = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, OWNER_ONLY);
    Files.writeString(fresh, random(), StandardOpenOption.WRITE);
    try {
      Files.move(fresh, file);
    } catch (FileAlreadyExistsException another) {
      Files.delete(fresh);
    }
  }

  /** 192 random bits as text. */
  static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
