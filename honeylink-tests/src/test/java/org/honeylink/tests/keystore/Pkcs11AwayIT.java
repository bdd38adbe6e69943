package org.honeylink.tests.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.honeylink.tests.server.RefusedStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** On SoftHSM 2, where it is installed. */
@EnabledIf(value = "isInstalled", disabledReason = "apt-get install softhsm2")
class Pkcs11AwayIT extends KeyStoreAway {

  @SuppressWarnings("NullAway.Init") // prepare() comes before every test.
  private TokenUnderTest token;

  @Override
  KeyStoreUnderTest prepare(Path folder) throws IOException, InterruptedException {
    token = new TokenUnderTest(folder);
    return token;
  }

  static boolean isInstalled() {
    return TokenUnderTest.library().isPresent();
  }

  @Test
  void aWrongPinEndsTheStartAndSaysSo(@TempDir Path folder) throws IOException {
    Path pin = Files.writeString(folder.resolve("pin"), "wrong-pin-123");
    Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
    RefusedStart refused = RefusedStart.of(folder, token.settings(pin));
    assertEquals(1, refused.exitCode(), refused.output());
    assertTrue(refused.output().contains("honeylink.key.pkcs11.pin"), refused.output());
  }
}
