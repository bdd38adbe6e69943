package org.honeylink.control.trust.infrastructure;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.Config;
import org.honeylink.crypto.keys.KeyStoreRefused;
import org.honeylink.crypto.keys.Pkcs11RootKeyStore;
import org.honeylink.crypto.keys.Pkcs11Settings;

/** The PKCS#11 token that the keys below {@code honeylink.key.pkcs11} name. */
final class OpenPkcs11 {

  private static final String KEYS = "honeylink.key.pkcs11.";

  private final Config config;

  OpenPkcs11(Config config) {
    this.config = config;
  }

  Pkcs11RootKeyStore open() {
    Pkcs11Settings settings =
        new Pkcs11Settings(
            text("library")
                .map(Path::of)
                .orElseThrow(() -> missing("library", "the path of the vendor's library")),
            text("token"),
            config
                .getOptionalValue(KEYS + "slot", Long.class)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty),
            text("prefix").orElse("honeylink"));
    SecretSetting pin = new SecretSetting(config, KEYS + "pin");
    return Pkcs11RootKeyStore.open(
        settings,
        () -> pin.read().orElseThrow(() -> missing("pin", "the PIN of the token's user")));
  }

  private Optional<String> text(String name) {
    return config.getOptionalValue(KEYS + name, String.class);
  }

  private static KeyStoreRefused missing(String name, String what) {
    return new KeyStoreRefused("The PKCS#11 key store", "needs " + KEYS + name + ": " + what, null);
  }
}
