package org.honeylink.control.trust.infrastructure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.honeylink.control.shared.infrastructure.KeyDirectory;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.keys.FileRootKeyStore;
import org.honeylink.crypto.keys.KeyStoreRefused;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the passphrase of the sealed file comes from, and who gets to know it. */
class OpenSealedFileTest {

  private static final String PASSPHRASE = "honeylink.key.passphrase";
  private static final String CONFIGURED = "correct horse";

  @TempDir Path directory;

  @Test
  void thePassphraseOfTheConfigurationSealsTheFileAndIsNeitherShownNorKept() {
    byte[] key = derived(Map.of(PASSPHRASE, CONFIGURED));
    assertFalse(Files.exists(shown()));
    assertFalse(Files.exists(kept()));
    assertOpensWith(CONFIGURED);
    assertArrayEquals(key, derived(Map.of(PASSPHRASE, CONFIGURED)));
  }

  @Test
  void thePassphraseMayStandInAFileOfItsOwner() throws IOException {
    byte[] key = derived(Map.of(PASSPHRASE, CONFIGURED));
    assertArrayEquals(key, derived(Map.of(PASSPHRASE + ".file", passphraseFile("rw-------"))));
  }

  @Test
  void aPassphraseIsMadeOnceAndShownOnce() throws IOException {
    byte[] key = derived(Map.of());
    String made = takeShown();
    assertTrue(made.matches("[A-Za-z0-9_-]{43}"), "256 bits in base64url");
    assertEquals(made, Files.readString(kept()));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept())));
    assertOpensWith(made);

    assertArrayEquals(key, derived(Map.of()));
    assertFalse(Files.exists(shown()), "shown once");
    assertEquals(made, Files.readString(kept()), "made once");
  }

  @Test
  void aPassphraseThatIsNotKeptIsNeededAtTheNextStart() throws IOException {
    byte[] key = derived(Map.of(PASSPHRASE + ".keep", "false"));
    String made = takeShown();
    assertFalse(Files.exists(kept()));

    assertRefused(KeyStoreRefused.class, Map.of(), "root.p12", PASSPHRASE, PASSPHRASE + ".file");
    assertFalse(Files.exists(shown()), "no other is made for a file that exists");
    assertArrayEquals(key, derived(Map.of(PASSPHRASE, made)));
  }

  @Test
  void aWrongPassphraseIsRefusedAndTheFileStaysAsItIs() throws IOException {
    byte[] key = derived(Map.of(PASSPHRASE, CONFIGURED));
    byte[] sealed = Files.readAllBytes(file());
    assertRefused(
        SealedFileRefused.class,
        Map.of(PASSPHRASE, "guessed wrong"),
        file().toString(),
        "does not open with this passphrase");
    assertArrayEquals(sealed, Files.readAllBytes(file()));
    assertArrayEquals(key, derived(Map.of(PASSPHRASE, CONFIGURED)));
  }

  @Test
  void thePassphraseOfTheConfigurationCountsBeforeTheOneThatIsKept() throws IOException {
    byte[] key = derived(Map.of());
    String made = takeShown();
    assertRefused(
        SealedFileRefused.class,
        Map.of(PASSPHRASE, "guessed wrong"),
        "does not open with this passphrase");
    assertArrayEquals(key, derived(Map.of(PASSPHRASE, made)));
  }

  @Test
  void aKeyFileThatOthersMayReadIsRefused() throws IOException {
    byte[] _ = derived(Map.of(PASSPHRASE, CONFIGURED));
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
    assertRefused(
        SealedFileRefused.class,
        Map.of(PASSPHRASE, CONFIGURED),
        file().toString(),
        "rw-r-----",
        "chmod 600");
  }

  @Test
  void aPassphraseFileThatOthersMayReadIsRefused() throws IOException {
    String lies = passphraseFile("rw----r--");
    assertRefused(
        KeyStoreRefused.class, Map.of(PASSPHRASE + ".file", lies), lies, "others", "chmod 600");
    assertFalse(Files.exists(file()), "no file is made under it");
  }

  @Test
  void aKeptPassphraseThatOthersMayReadIsRefused() throws IOException {
    byte[] _ = derived(Map.of());
    Files.setPosixFilePermissions(kept(), PosixFilePermissions.fromString("rw-r--r--"));
    assertRefused(IllegalStateException.class, Map.of(), kept().toString(), "chmod 600");
  }

  private void assertRefused(
      Class<? extends RuntimeException> type, Map<String, String> settings, String... said) {
    String message = String.valueOf(assertThrows(type, () -> derived(settings)).getMessage());
    for (String part : said) {
      assertTrue(message.contains(part), message);
    }
    settings.entrySet().stream()
        .filter(setting -> setting.getKey().equals(PASSPHRASE))
        .forEach(setting -> assertFalse(message.contains(setting.getValue()), message));
  }

  private void assertOpensWith(String passphrase) {
    FileRootKeyStore.open(file(), passphrase.toCharArray()).close();
  }

  private byte[] derived(Map<String, String> settings) {
    try (RootKeyStore root =
            new OpenSealedFile(new Settings(settings), new KeyDirectory(directory.toString()))
                .open();
        SecretBytes key = root.derive(new byte[0], DerivationLabel.of(Scope.SERVICE, "test"), 32)) {
      return key.expose(SecretAccess.granted());
    }
  }

  /** As the launcher does. */
  private String takeShown() throws IOException {
    String passphrase = Files.readString(shown());
    Files.delete(shown());
    return passphrase;
  }

  private String passphraseFile(String mode) throws IOException {
    Path file = Files.writeString(directory.resolve("elsewhere"), CONFIGURED + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file.toString();
  }

  private Path file() {
    return directory.resolve("root.p12");
  }

  private Path shown() {
    return directory.resolve("first-passphrase");
  }

  private Path kept() {
    return directory.resolve("passphrase");
  }
}
