package org.honeylink.launcher.server.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

  @TempDir Path directory = Path.of("");

  @Test
  void secretStaysTheSameAndBelongsToItsOwner() throws IOException {
    Path file = directory.resolve("secret");
    String made = Secret.readOrCreate(file);
    assertEquals(32, made.length());
    assertEquals(made, Secret.readOrCreate(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void firstPasswordIsSeenOnce() throws IOException {
    Path file = Files.writeString(directory.resolve("first-password"), "honey\n");
    assertEquals(Optional.of("honey"), Secret.takeOnce(file));
    assertFalse(Files.exists(file));
    assertTrue(Secret.takeOnce(file).isEmpty());
  }
}
