package org.honeylink.control.trust.infrastructure;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.honeylink.control.shared.infrastructure.KeyDirectory;
import org.honeylink.control.trust.application.KeyStores;
import org.honeylink.control.trust.infrastructure.vault.VaultRootAuthority;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.pki.RootAuthority;

/**
 * The key store that {@code honeylink.key.store} names: {@code file}, {@code pkcs11} or {@code
 * vault}. What is wrong with its configuration ends the start; a store that is merely away does
 * not.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@Local(KeyStores.class)
public class ConfiguredKeyStores implements KeyStores {

  /** Where the launcher, in the same process, finds why a start was refused. */
  private static final String REFUSAL = "honeylink.start.refusal";

  @Inject Config config;
  @Inject KeyDirectory directory;

  private RootKeyStore rootKeys;
  private Optional<VaultRootAuthority> enterpriseRoot = Optional.empty();

  @PostConstruct
  void open() {
    try {
      String store = config.getOptionalValue("honeylink.key.store", String.class).orElse("file");
      rootKeys =
          switch (store) {
            case "file" -> new OpenSealedFile(config, directory).open();
            case "pkcs11" -> new OpenPkcs11(config).open();
            case "vault" -> new OpenVault(config).open();
            default ->
                throw new IllegalArgumentException(
                    "honeylink.key.store is file, pkcs11 or vault; received '" + store + "'");
          };
      enterpriseRoot = new OpenVault(config).openRoot();
    } catch (RuntimeException refused) {
      // Whatever it is, it keeps the server from starting, and the log alone is no answer.
      System.setProperty(REFUSAL, String.valueOf(refused.getMessage()));
      throw refused;
    }
  }

  @PreDestroy
  void close() {
    enterpriseRoot.ifPresent(VaultRootAuthority::close);
    rootKeys.close();
  }

  @Override
  public RootKeyStore rootKeys() {
    return rootKeys;
  }

  /** In Vault's PKI engine, when {@code honeylink.key.vault.pki} names it. */
  @Override
  public Optional<RootAuthority> enterpriseRoot() {
    return enterpriseRoot.map(RootAuthority.class::cast);
  }
}
