package org.honeylink.control.trust.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.honeylink.crypto.keys.KeyStoreRefused;

/**
 * A secret of the configuration: its value under a key, or in the file that is named under the key
 * with {@code .file} behind it, which only its owner may read.
 */
final class SecretSetting {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Config config;
  private final String key;

  SecretSetting(Config config, String key) {
    this.config = config;
    this.key = key;
  }

  /**
   * The secret now; the caller wipes it. Empty when neither is set.
   *
   * @throws KeyStoreRefused when both are set, or the file cannot be used
   */
  Optional<char[]> read() {
    Optional<String> value = config.getOptionalValue(key, String.class);
    Optional<String> file = config.getOptionalValue(key + ".file", String.class);
    if (value.isPresent() && file.isPresent()) {
      throw refused("is given twice; set " + key + " or " + key + ".file");
    }
    return value.isPresent()
        ? value.map(String::toCharArray)
        : file.map(Path::of).map(this::content);
  }

  private char[] content(Path file) {
    try {
      if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null
          && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
        throw refused("lies in a file that others may read; run chmod 600 on " + file);
      }
      String text = Files.readString(file).strip();
      if (text.isEmpty()) {
        throw refused("lies in a file that is empty: " + file);
      }
      return text.toCharArray();
    } catch (IOException e) {
      throw new KeyStoreRefused(
          "The secret " + key, "lies in a file that cannot be read: " + file, e);
    }
  }

  private KeyStoreRefused refused(String reason) {
    return new KeyStoreRefused("The secret " + key, reason, null);
  }
}
