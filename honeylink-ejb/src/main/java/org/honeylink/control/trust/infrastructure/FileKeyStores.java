package org.honeylink.control.trust.infrastructure;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.infrastructure.KeyDirectory;
import org.honeylink.control.trust.application.KeyStores;
import org.honeylink.crypto.keys.FileRootKeyStore;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.honeylink.crypto.pki.CertificateAuthorityFile;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Root key and certificate authority in PKCS#12 files of the key directory, made at first start.
 * The passphrase comes from {@code honeylink.key.passphrase}; without it one is made and kept in
 * {@code passphrase}, which protects a stolen copy of the two files, not a stolen directory.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@Local(KeyStores.class)
public class FileKeyStores implements KeyStores {

  private static final String ROOT_FILE = "root.p12";
  private static final String AUTHORITY_FILE = "authority.p12";
  private static final String PASSPHRASE_FILE = "passphrase";
  private static final int PASSPHRASE_BYTES = 32;

  @Inject KeyDirectory directory;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "honeylink.key.passphrase")
  Optional<String> configuredPassphrase;

  private FileRootKeyStore rootKeys;
  private CertificateAuthority authority;

  @PostConstruct
  void open() {
    char[] passphrase = configuredPassphrase.orElseGet(this::keptPassphrase).toCharArray();
    try {
      rootKeys = FileRootKeyStore.open(directory.file(ROOT_FILE), passphrase);
      authority = CertificateAuthorityFile.open(directory.file(AUTHORITY_FILE), passphrase, clock);
    } finally {
      Arrays.fill(passphrase, '\0');
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

  @Override
  public CertificateAuthority authority() {
    return authority;
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
