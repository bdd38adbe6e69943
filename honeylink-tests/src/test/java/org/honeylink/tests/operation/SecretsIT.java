package org.honeylink.tests.operation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of secrets are for their owner; that secrets are nowhere else is for LeakIT to find. */
@ExtendWith(RunningServer.class)
class SecretsIT {

  private final TestServer server;

  SecretsIT(TestServer server) {
    this.server = server;
  }

  @Test
  void keysAreReadableByTheirOwnerOnly() throws IOException {
    try (Stream<Path> files = Files.walk(server.dataDirectory().resolve("keys"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        assertTrue(permissions.endsWith("------"), file + " has " + permissions);
      }
    }
  }

  @Test
  void firstPasswordIsNotLeftBehind() {
    assertFalse(Files.exists(server.dataDirectory().resolve("keys/first-password")));
  }
}
