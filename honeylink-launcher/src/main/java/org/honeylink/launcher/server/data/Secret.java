package org.honeylink.launcher.server.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** A random password in a file that only its owner reads; made when it is first asked for. */
public final class Secret {

  private static final int RANDOM_BYTES = 24;

  private Secret() {}

  /** 192 random bits as text, the same at each start. */
  public static String readOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] bytes = new byte[RANDOM_BYTES];
      new SecureRandom().nextBytes(bytes);
      Files.createDirectories(file.getParent());
      Path fresh =
          Files.createTempFile(
              file.getParent(),
              "secret",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }

  /** Reads a secret that is to be seen once, and deletes it. */
  public static Optional<String> takeOnce(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String secret = Files.readString(file).strip();
    Files.delete(file);
    return Optional.of(secret);
  }
}
