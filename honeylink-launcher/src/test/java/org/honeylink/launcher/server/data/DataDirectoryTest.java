package org.honeylink.launcher.server.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.honeylink.launcher.server.boot.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path parent = Path.of("");

  @Test
  void freshDirectoryIsForItsOwnerAlone() throws IOException {
    Path root = parent.resolve("data");
    DataDirectory.open(root).close();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(root)));
  }

  @Test
  void lockFileNamesTheProcessThatHasIt() throws IOException {
    try (DataDirectory data = DataDirectory.open(parent)) {
      assertEquals(
          Long.toString(ProcessHandle.current().pid()),
          Files.readString(data.root().resolve("lock")));
    }
  }

  @Test
  void placeThatIsAFileIsRefusedWithARemedy() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    Refusal refusal = assertThrows(Refusal.class, () -> DataDirectory.open(file));
    assertEquals(1, refusal.exitCode());
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(file.toString()) && message.contains("--data"), message);
  }

  @Test
  void closedDirectoryCanBeOpenedAgain() throws IOException {
    DataDirectory.open(parent).close();
    DataDirectory.open(parent).close();
  }
}
