package org.honeylink.control.trust.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.infrastructure.KeyDirectory;
import org.honeylink.crypto.keys.FileRootKeyStore;
import org.honeylink.crypto.keys.KeyStoreRefused;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * The sealed file, {@code root.p12} of the key directory. Its passphrase comes from the
 * configuration; without one it is made at the first start, shown once, and kept beside the file
 * unless {@code honeylink.key.passphrase.keep} is false. Kept there it protects a stolen copy of
 * the file, not a stolen directory.
 */
final class OpenSealedFile {

  private static final Logger LOG = Logger.getLogger(OpenSealedFile.class.getName());

  private static final String ROOT_FILE = "root.p12";
  private static final String FORMER_AUTHORITY_FILE = "authority.p12";

  /** What the launcher shows once and deletes. */
  private static final String FIRST_PASSPHRASE_FILE = "first-passphrase";

  private static final String PASSPHRASE_FILE = "passphrase";
  private static final String PASSPHRASE = "honeylink.key.passphrase";
  private static final int PASSPHRASE_BYTES = 32;

  private final Config config;
  private final KeyDirectory directory;

  OpenSealedFile(Config config, KeyDirectory directory) {
    this.config = config;
    this.directory = directory;
  }

  FileRootKeyStore open() {
    tellOfFormerAuthority();
    Path file = directory.file(ROOT_FILE);
    char[] passphrase = passphrase();
    try {
      return FileRootKeyStore.open(file, passphrase);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  /** Versions before 0.2 kept the authority in a file; none of them was released. */
  private void tellOfFormerAuthority() {
    Path former = directory.file(FORMER_AUTHORITY_FILE);
    if (Files.exists(former)) {
      LOG.warning(
          () ->
              former
                  + " is of an earlier version and not used any more: the certificates that it"
                  + " signed are refused. Register and pair their devices again, then delete it.");
    }
  }

  private char[] passphrase() {
    Path file = directory.file(ROOT_FILE);
    return new SecretSetting(config, PASSPHRASE)
        .read()
        .or(() -> directory.read(PASSPHRASE_FILE).map(String::strip).map(String::toCharArray))
        .or(() -> Files.exists(file) ? Optional.empty() : Optional.of(fresh()))
        .orElseThrow(
            () ->
                new KeyStoreRefused(
                    "The key file " + file,
                    "needs its passphrase, which was shown at the first start and not kept; set "
                        + PASSPHRASE
                        + " or "
                        + PASSPHRASE
                        + ".file",
                    null));
  }

  private char[] fresh() {
    try (SecretBytes random = SecretBytes.random(PASSPHRASE_BYTES)) {
      String passphrase = random.use(SecretAccess.granted(), Base64Url::encode);
      directory.write(FIRST_PASSPHRASE_FILE, passphrase);
      if (config.getOptionalValue(PASSPHRASE + ".keep", Boolean.class).orElse(true)) {
        directory.write(PASSPHRASE_FILE, passphrase);
      }
      return passphrase.toCharArray();
    }
  }
}
