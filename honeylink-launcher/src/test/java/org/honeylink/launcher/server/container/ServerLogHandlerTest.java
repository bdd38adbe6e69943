package org.honeylink.launcher.server.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogHandlerTest {

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void nameTheDirectory() {
    System.setProperty(ServerLogHandler.DIRECTORY, directory.toString());
  }

  @AfterEach
  void forgetIt() {
    System.clearProperty(ServerLogHandler.DIRECTORY);
  }

  @Test
  void recordIsOneLineAtOnce() throws IOException {
    ServerLogHandler handler = new ServerLogHandler();
    handler.publish(new LogRecord(Level.INFO, "bees"));
    String line = Files.readString(directory.resolve("server.log"));
    assertTrue(line.endsWith("bees\n"), line);
    handler.close();
  }

  @Test
  void fullLogIsMovedAsideAndANewOneBegun() throws IOException {
    ServerLogHandler handler = new ServerLogHandler();
    String big = "x".repeat(1 << 20);
    for (int i = 0; i < 10; i++) {
      handler.publish(new LogRecord(Level.INFO, big));
    }
    handler.publish(new LogRecord(Level.INFO, "fresh"));
    handler.close();
    assertTrue(Files.size(directory.resolve("server.1.log")) > 10L << 20);
    assertEquals(1, Files.readAllLines(directory.resolve("server.log")).size());
  }
}
