package org.honeylink.control.shared.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyDirectoryTest {

  @TempDir Path directory;

  @Test
  void aFileIsForItsOwnerOnly() throws IOException {
    KeyDirectory keys = new KeyDirectory(directory.resolve("keys").toString());
    keys.write("secret", "one");
    Path file = keys.file("secret");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(Optional.of("one"), keys.read("secret"));
  }

  @Test
  void aFileIsReplacedAsAWhole() {
    KeyDirectory keys = new KeyDirectory(directory.toString());
    keys.write("secret", "a longer one");
    keys.write("secret", "short");
    assertEquals(Optional.of("short"), keys.read("secret"));
  }

  @Test
  void aFileThatOthersCanReadIsRefused() throws IOException {
    KeyDirectory keys = new KeyDirectory(directory.toString());
    keys.write("secret", "one");
    Files.setPosixFilePermissions(
        keys.file("secret"), PosixFilePermissions.fromString("rw-r-----"));
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> keys.read("secret"));
    assertTrue(String.valueOf(refused.getMessage()).contains("chmod 600"));
  }

  @Test
  void aMissingFileIsEmpty() {
    assertEquals(Optional.empty(), new KeyDirectory(directory.toString()).read("secret"));
  }
}
