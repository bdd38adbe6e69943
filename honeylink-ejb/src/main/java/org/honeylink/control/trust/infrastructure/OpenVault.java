package org.honeylink.control.trust.infrastructure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.honeylink.control.trust.infrastructure.vault.VaultLogin;
import org.honeylink.control.trust.infrastructure.vault.VaultRootAuthority;
import org.honeylink.control.trust.infrastructure.vault.VaultRootKeyStore;
import org.honeylink.control.trust.infrastructure.vault.VaultSettings;
import org.honeylink.crypto.keys.KeyStoreRefused;

/** The Vault or OpenBao that the keys below {@code honeylink.key.vault} name. */
final class OpenVault {

  private static final String KEYS = "honeylink.key.vault.";
  private static final long TIMEOUT_MILLIS = 2_000;

  private final Config config;

  OpenVault(Config config) {
    this.config = config;
  }

  VaultRootKeyStore open() {
    return VaultRootKeyStore.open(settings(), login());
  }

  /** The enterprise's root, when {@code honeylink.key.vault.pki} names its engine. */
  Optional<VaultRootAuthority> openRoot() {
    return text("pki").map(mount -> new VaultRootAuthority(settings(), login(), mount));
  }

  private VaultSettings settings() {
    return new VaultSettings(
        text("address")
            .map(URI::create)
            .orElseThrow(() -> missing("address", "https://host:port of the Vault")),
        text("namespace"),
        text("ca.file").map(Path::of),
        text("transit").orElse("transit"),
        text("kv").orElse("secret"),
        text("prefix").orElse("honeylink"),
        Duration.ofMillis(
            config.getOptionalValue(KEYS + "timeout.millis", Long.class).orElse(TIMEOUT_MILLIS)));
  }

  private VaultLogin login() {
    Optional<Path> token = text("token.file").map(Path::of);
    Optional<String> role = text("approle.role.id");
    if (token.isPresent() == role.isPresent()) {
      throw missing("token.file or " + KEYS + "approle.role.id", "exactly one of the two");
    }
    return token
        .<VaultLogin>map(VaultLogin.TokenFile::new)
        .orElseGet(
            () ->
                new VaultLogin.AppRole(
                    text("approle.mount").orElse("approle"),
                    role.orElseThrow(),
                    text("approle.secret.id.file").map(Path::of)));
  }

  private Optional<String> text(String name) {
    return config.getOptionalValue(KEYS + name, String.class);
  }

  private static KeyStoreRefused missing(String name, String what) {
    return new KeyStoreRefused(
        "The key store in Vault", "needs " + KEYS + name + ": " + what, null);
  }
}
