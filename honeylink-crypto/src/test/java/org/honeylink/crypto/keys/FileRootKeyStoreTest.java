package org.honeylink.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileRootKeyStoreTest {

  private static final char[] PASSPHRASE = "correct horse".toCharArray();

  @TempDir Path directory;

  @Test
  void theRootIsMadeOnceAndStaysTheSame() {
    SecretBytes first = derived(FileRootKeyStore.open(file(), PASSPHRASE));
    assertEquals(first, derived(FileRootKeyStore.open(file(), PASSPHRASE)));
  }

  @Test
  void twoInstallationsHaveTwoRoots() {
    assertNotEquals(
        derived(FileRootKeyStore.open(file(), PASSPHRASE)),
        derived(FileRootKeyStore.open(directory.resolve("other.p12"), PASSPHRASE)));
  }

  @Test
  void anAuthoritysKeyIsInTheFile() throws GeneralSecurityException {
    AuthorityKeyName name = new AuthorityKeyName("root-1");
    PublicKey made;
    try (RootKeyStore store = FileRootKeyStore.open(file(), PASSPHRASE)) {
      made = store.createAuthorityKey(name);
    }
    try (RootKeyStore again = FileRootKeyStore.open(file(), PASSPHRASE)) {
      assertEquals(Optional.of(made), again.authorityKey(name));
      Signature check = Signature.getInstance("SHA384withECDSA");
      check.initVerify(made);
      check.update(new byte[] {1, 2, 3});
      assertTrue(check.verify(again.sign(name, new byte[] {1, 2, 3})));
    }
  }

  private static SecretBytes derived(RootKeyStore store) {
    return store.derive(new byte[0], DerivationLabel.of(Scope.SERVICE, "wrap", "1"), 32);
  }

  @Test
  void theFileIsItsOwnersAlone() throws IOException {
    FileRootKeyStore.open(file(), PASSPHRASE).close();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void aFileThatOthersMayUseIsRefused(String mode) throws IOException {
    FileRootKeyStore.open(file(), PASSPHRASE).close();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(mode));
    assertRefused("chmod 600", PASSPHRASE);
  }

  @Test
  void aWrongPassphraseIsRefused() {
    FileRootKeyStore.open(file(), PASSPHRASE).close();
    assertRefused("does not open with this passphrase", "wrong".toCharArray());
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    FileRootKeyStore.open(file(), PASSPHRASE).close();
    Files.write(file(), new byte[] {1, 2, 3});
    assertRefused("cannot be read as PKCS#12", PASSPHRASE);
  }

  @Test
  void aMissingDirectoryIsNamed() {
    Path lost = directory.resolve("no/where/root.p12");
    SealedFileRefused refusal =
        assertThrows(
            SealedFileRefused.class, () -> FileRootKeyStore.open(lost, PASSPHRASE).close());
    assertTrue(String.valueOf(refusal.getMessage()).startsWith(lost + " cannot be written"));
  }

  private void assertRefused(String reason, char[] passphrase) {
    SealedFileRefused refusal =
        assertThrows(
            SealedFileRefused.class, () -> FileRootKeyStore.open(file(), passphrase).close());
    assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal.getMessage());
  }

  private Path file() {
    return directory.resolve("root.p12");
  }
}
