package org.honeylink.control.shared.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/operations.md has a row for each operation that is measured. */
class OperationDocumentTest {

  @Test
  void everyOperationIsExplained() throws IOException {
    String document = Files.readString(Path.of("../docs/operations.md"));
    assertEquals(
        List.of(),
        Arrays.stream(Operation.values())
            .map(Operation::text)
            .filter(operation -> !document.contains("| `" + operation + "` |"))
            .toList());
  }
}
