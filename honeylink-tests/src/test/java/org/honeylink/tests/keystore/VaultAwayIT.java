package org.honeylink.tests.keystore;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** On the simulator of Vault's API. */
class VaultAwayIT extends KeyStoreAway {

  @SuppressWarnings("NullAway.Init") // prepare() comes before every test.
  private VaultUnderTest vault;

  @Override
  KeyStoreUnderTest prepare(Path folder) throws IOException {
    vault = new VaultUnderTest(folder);
    return vault;
  }

  @Test
  void theEnterprisesRootSignedTheIssuingAuthority() {
    assertTrue(vault.vault().requests().contains("POST /v1/pki/root/sign-intermediate"));
  }

  @Test
  void theSecretIdIsNotInTheLog() {
    assertFalse(server().log().contains(vault.vault().secretId()));
  }
}
