package org.honeylink.control.device.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTest {

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void thereIsADirectory() {
    file = directory.resolve("figure.txt");
  }

  @Test
  void aChangeIsSeenAtTheNextLook() throws IOException {
    Files.writeString(file, "1");
    WatchedFile<Integer> watched = watched();
    assertEquals(1, watched.value());
    Files.writeString(file, "22");
    assertEquals(22, watched.value());
  }

  @Test
  void aMissingFileIsEmptyUntilItAppears() throws IOException {
    WatchedFile<Integer> watched = watched();
    assertEquals(0, watched.value());
    Files.writeString(file, "3");
    assertEquals(3, watched.value());
    Files.delete(file);
    assertEquals(0, watched.value());
  }

  @Test
  void aChangeThatMakesNoSenseLeavesWhatWasSaidBefore() throws IOException {
    Files.writeString(file, "4");
    WatchedFile<Integer> watched = watched();
    Files.writeString(file, "four");
    assertEquals(4, watched.value());
    Files.writeString(file, "55");
    assertEquals(55, watched.value());
  }

  @Test
  void aFileThatMakesNoSenseAtTheStartIsNamed() throws IOException {
    Files.writeString(file, "five");
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, this::watched);
    assertTrue(String.valueOf(refused.getMessage()).contains(file.toString()));
  }

  private WatchedFile<Integer> watched() {
    return new WatchedFile<>(file, text -> text.isBlank() ? 0 : Integer.valueOf(text));
  }
}
