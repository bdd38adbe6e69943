package org.honeylink.tests.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;

/** Who gets to see the passphrase that the first start makes; on a server of its own. */
class PassphraseIT {

  @Test
  void thePassphraseIsShownByTheFirstStartOnceAndNeverAgain() throws IOException {
    try (TestServer server = TestServer.startFresh()) {
      Path keys = server.dataDirectory().resolve("keys");
      String passphrase = Files.readString(keys.resolve("passphrase")).strip();
      assertFalse(passphrase.isEmpty());
      assertEquals(1, occurrences(passphrase, server.output()), "shown by the first start");
      assertFalse(Files.exists(keys.resolve("first-passphrase")), "what was shown is left behind");
      server.restart();
      assertEquals(1, occurrences(passphrase, server.output()), "shown by the second start, too");
      assertEquals(passphrase, Files.readString(keys.resolve("passphrase")).strip());
      for (Path log : logs(server)) {
        assertEquals(0, occurrences(passphrase, Files.readString(log)), log::toString);
      }
    }
  }

  private static List<Path> logs(TestServer server) throws IOException {
    try (Stream<Path> files = Files.walk(server.dataDirectory().resolve("log"))) {
      List<Path> logs = files.filter(Files::isRegularFile).toList();
      assertFalse(logs.isEmpty());
      return logs;
    }
  }

  private static long occurrences(String passphrase, String text) {
    return Pattern.compile(passphrase, Pattern.LITERAL).matcher(text).results().count();
  }
}
