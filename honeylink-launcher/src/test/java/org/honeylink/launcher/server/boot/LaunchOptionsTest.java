package org.honeylink.launcher.server.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchOptionsTest {

  @Test
  void withoutArgumentsTheDocumentedDefaultsHold() {
    LaunchOptions options = LaunchOptions.parse(List.of());
    assertEquals(Path.of("data").toAbsolutePath(), options.data());
    assertEquals("127.0.0.1", options.host());
    assertEquals(8443, options.httpPort());
    assertEquals(7844, options.udpPort());
    assertEquals(7843, options.quicPort());
    assertEquals(5672, options.amqpPort());
  }

  @Test
  void valueMayFollowASpaceOrAnEqualsSign() {
    LaunchOptions options =
        LaunchOptions.parse(
            List.of(
                "--data",
                "/x",
                "--host=::1",
                "--http-port",
                "0",
                "--udp-port=1",
                "--quic-port=3",
                "--amqp-port",
                "2"));
    assertEquals(new LaunchOptions(Path.of("/x"), "::1", 0, 1, 3, 2, false), options);
  }

  @Test
  void unknownOptionIsAnsweredWithItsNearestMatch() {
    assertUsage("Did you mean '--udp-port'?", "--upd-port", "1");
  }

  @Test
  void missingValueIsNamed() {
    assertUsage("Option --data needs a value", "--data");
  }

  @Test
  void portThatIsNoneIsNamedWithItsOption() {
    assertUsage("--http-port takes a port, 0 to 65535, got '65536'", "--http-port", "65536");
    assertUsage("--http-port takes a port, 0 to 65535, got 'http'", "--http-port", "http");
  }

  @Test
  void helpWinsOverWhatFollows() {
    assertTrue(LaunchOptions.parse(List.of("--help", "--nonsense")).help());
  }

  private static void assertUsage(String expected, String... arguments) {
    Refusal refusal = assertThrows(Refusal.class, () -> LaunchOptions.parse(List.of(arguments)));
    assertEquals(2, refusal.exitCode());
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(expected), message);
  }
}
