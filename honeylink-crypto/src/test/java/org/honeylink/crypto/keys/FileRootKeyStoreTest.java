package org.honeylink.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileRootKeyStoreTest extends RootKeyStoreContract {

  private static final char[] PASSPHRASE = "correct horse".toCharArray();

  private static final AuthorityKeyName NAME = new AuthorityKeyName("issuing-1");

  @TempDir Path directory;

  @Override
  protected RootKeyStore open(String installation) {
    return FileRootKeyStore.open(directory.resolve(installation + ".p12"), PASSPHRASE);
  }

  @Override
  protected List<String> secrets() {
    return List.of(new String(PASSPHRASE));
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
  void aDirectoryThatOthersMayChangeIsRefused() throws IOException {
    FileRootKeyStore.open(file(), PASSPHRASE).close();
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwx---"));
    assertRefused("chmod go-w", PASSPHRASE);
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    FileRootKeyStore.open(file(), PASSPHRASE).close();
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length / 2));
    assertRefused("cannot be read as PKCS#12", PASSPHRASE);
  }

  @Test
  void aFlippedByteIsRefused() throws IOException {
    FileRootKeyStore.open(file(), PASSPHRASE).close();
    byte[] whole = Files.readAllBytes(file());
    whole[whole.length / 2] ^= 1;
    Files.write(file(), whole);
    assertThrows(SealedFileRefused.class, () -> FileRootKeyStore.open(file(), PASSPHRASE).close());
  }

  @Test
  void aCrashBeforeTheRenameLeavesTheOldFile() throws IOException {
    try (RootKeyStore store = FileRootKeyStore.open(file(), PASSPHRASE)) {
      PublicKey key = store.createAuthorityKey(NAME);
      // What a process leaves that was killed between writing the neighbour and moving it.
      Files.write(neighbour(), new byte[] {1, 2, 3});
      try (RootKeyStore again = FileRootKeyStore.open(file(), PASSPHRASE)) {
        assertEquals(Optional.of(key), again.authorityKey(NAME));
        PublicKey _ = again.createAuthorityKey(new AuthorityKeyName("next"));
      }
      assertFalse(Files.exists(neighbour()));
    }
  }

  @Test
  void aDiskThatTakesNothingKeepsTheOldContent() throws IOException {
    try (RootKeyStore store = FileRootKeyStore.open(file(), PASSPHRASE)) {
      PublicKey key = store.createAuthorityKey(NAME);
      byte[] before = Files.readAllBytes(file());
      AuthorityKeyName next = new AuthorityKeyName("next");
      Files.createDirectories(neighbour().resolve("in-the-way"));
      assertThrows(KeyStoreAway.class, () -> store.createAuthorityKey(next));
      assertThrows(KeyStoreAway.class, () -> store.destroyAuthorityKey(NAME));
      assertEquals(Optional.empty(), store.authorityKey(next));
      assertEquals(Optional.of(key), store.authorityKey(NAME));
      assertArrayEquals(before, Files.readAllBytes(file()));
    }
  }

  private Path neighbour() {
    return directory.resolve("root.p12.new");
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
