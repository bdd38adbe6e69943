package org.honeylink.control.trust.infrastructure;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.infrastructure.KeyDirectory;
import org.honeylink.control.trust.application.KeyStores;
import org.honeylink.crypto.keys.FileRootKeyStore;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Root key and keys of the certificate authorities in a PKCS#12 file of the key directory, made at
 * first start. The passphrase comes from {@code honeylink.key.passphrase}; without it one is made
 * and kept in {@code passphrase}, which protects a stolen copy of the file, not a stolen directory.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@Local(KeyStores.class)
public class FileKeyStores implements KeyStores {

  private static final Logger LOG = Logger.getLogger(FileKeyStores.class.getName());

  private static final String ROOT_FILE = "root.p12";
  private static final String FORMER_AUTHORITY_FILE = "authority.p12";
  private static final String PASSPHRASE_FILE = "passphrase";
  private static final int PASSPHRASE_BYTES = 32;

  @Inject KeyDirectory directory;

  @Inject
  @ConfigProperty(name = "honeylink.key.passphrase")
  Optional<String> configuredPassphrase;

  private FileRootKeyStore rootKeys;

  @PostConstruct
  void open() {
    tellOfFormerAuthority();
    char[] passphrase = configuredPassphrase.orElseGet(this::keptPassphrase).toCharArray();
    try {
      rootKeys = FileRootKeyStore.open(directory.file(ROOT_FILE), passphrase);
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

  @PreDestroy
  void close() {
    rootKeys.close();
  }

  @Override
  public RootKeyStore rootKeys() {
    return rootKeys;
  }

  private String keptPassphrase() {
    return directory.read(PASSPHRASE_FILE).map(String::strip).orElseGet(this::freshPassphrase);
  }

  private String freshPassphrase() {
    try (SecretBytes random = SecretBytes.random(PASSPHRASE_BYTES)) {
      String passphrase = random.use(SecretAccess.granted(), Base64Url::encode);
      directory.write(PASSPHRASE_FILE, passphrase);
      return passphrase;
    }
  }
}
