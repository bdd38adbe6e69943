package org.honeylink.tests.keystore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.honeylink.control.trust.infrastructure.vault.simulator.VaultSimulator;
import org.honeylink.tests.server.ServerSettings;

/** The simulator of Vault's API; it goes away by being sealed. */
final class VaultUnderTest implements KeyStoreUnderTest {

  private final VaultSimulator vault = VaultSimulator.start(System::nanoTime);
  private final Map<String, String> properties;

  VaultUnderTest(Path folder) throws IOException {
    properties =
        Map.of(
            "honeylink.key.store",
            "vault",
            "honeylink.key.vault.address",
            vault.address().toString(),
            "honeylink.key.vault.ca.file",
            Files.writeString(folder.resolve("vault-ca.pem"), vault.authorityPem()).toString(),
            "honeylink.key.vault.approle.role.id",
            VaultSimulator.ROLE_ID,
            "honeylink.key.vault.approle.secret.id.file",
            Files.writeString(folder.resolve("secret-id"), vault.secretId()).toString(),
            "honeylink.key.vault.pki",
            "pki");
  }

  VaultSimulator vault() {
    return vault;
  }

  @Override
  public ServerSettings settings() {
    return ServerSettings.of(properties);
  }

  @Override
  public String kind() {
    return "vault";
  }

  @Override
  public void goAway() {
    vault.seal();
  }

  @Override
  public void comeBack() {
    vault.unseal();
  }

  @Override
  public void close() {
    vault.close();
  }
}
