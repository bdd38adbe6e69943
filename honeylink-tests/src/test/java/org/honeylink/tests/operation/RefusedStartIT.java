package org.honeylink.tests.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.honeylink.tests.server.RefusedStart;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.ServerSettings;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the way of a start is said in one line, quickly, without a stack trace. */
@ExtendWith(RunningServer.class)
class RefusedStartIT {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir private Path folder;

  @Test
  void secondServerOnTheSameDataDirectoryIsRefusedAndTheFirstGoesOn(TestServer server) {
    RefusedStart refused = RefusedStart.of(folder, "--data", server.dataDirectory().toString());
    assertSaid(refused, "in use", server.dataDirectory().toString(), "--data");
    assertTrue(refused.output().contains(Long.toString(server.endpoints().pid())));
    server.api().plain().get("/health/ready").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({"--http-port, HTTPS", "--amqp-port, AMQP"})
  void takenTcpPortIsNamedWithTheOptionThatChangesIt(String option, String use) throws IOException {
    try (ServerSocket holder = new ServerSocket()) {
      holder.bind(new InetSocketAddress(LOOPBACK, 0));
      String port = Integer.toString(holder.getLocalPort());
      assertSaid(RefusedStart.of(folder, option, port), port, use, option);
    }
  }

  @Test
  void takenUdpPortIsNamedWithTheOptionThatChangesIt() throws IOException {
    try (DatagramSocket holder = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      String port = Integer.toString(holder.getLocalPort());
      assertSaid(RefusedStart.of(folder, "--udp-port", port), port, "UDP", "--udp-port");
    }
  }

  @Test
  void dataDirectoryBelowAFileCannotBeUsed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    String data = file.resolve("data").toString();
    assertSaid(RefusedStart.of(folder, "--data", data), data, "--data");
  }

  @Test
  void dataDirectoryWithoutPermissionIsNotWritable() throws IOException {
    assumeTrue(
        !System.getProperty("user.name").equals("root"), "root may write anywhere; needs a user");
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertSaid(
        RefusedStart.of(folder, "--data", locked.resolve("data").toString()), "not writable");
  }

  @Test
  void dataDirectoryOnAReadOnlyDiskCannotBeUsed() throws IOException {
    try (TemporaryDisk disk = TemporaryDisk.of(64)) {
      disk.makeReadOnly();
      String data = disk.place().resolve("data").toString();
      assertSaid(RefusedStart.of(folder, "--data", data), data, "--data");
    }
  }

  @ParameterizedTest
  @CsvSource({"--http-prot, --http-port", "--dta, --data", "--upd-port, --udp-port"})
  void unknownOptionIsAnsweredWithTheNearestOne(String wrong, String nearest) {
    RefusedStart refused = RefusedStart.of(folder, wrong, "1");
    assertEquals(2, refused.exitCode(), refused.output());
    assertTrue(refused.output().contains("'" + wrong + "'"), refused.output());
    assertTrue(refused.output().contains("'" + nearest + "'"), refused.output());
  }

  @ParameterizedTest
  @CsvSource({"--http-port, 70000", "--udp-port, -1", "--amqp-port, many"})
  void portOutsideItsRangeIsRefused(String option, String value) {
    RefusedStart refused = RefusedStart.of(folder, option, value);
    assertEquals(2, refused.exitCode(), refused.output());
    assertTrue(refused.output().contains("'" + value + "'"), refused.output());
  }

  @Test
  void unknownKeyStoreIsAnsweredWithTheList() {
    RefusedStart refused =
        RefusedStart.of(folder, ServerSettings.of(Map.of("honeylink.key.store", "usb-stick")));
    assertEquals(1, refused.exitCode(), refused.output());
    assertTrue(
        refused.output().contains("file, pkcs11 or vault; received 'usb-stick'"), refused.output());
  }

  @Test
  void passphraseThatOthersCanReadIsNotUsed() throws IOException {
    Path keys = Files.createDirectories(folder.resolve("data/keys"));
    Path passphrase = Files.writeString(keys.resolve("passphrase"), "known to all");
    Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-r--r--"));
    assertSaid(
        RefusedStart.of(folder, "--data", folder.resolve("data").toString()),
        "Others can read " + passphrase,
        "chmod 600");
  }

  private static void assertSaid(RefusedStart refused, String... parts) {
    assertEquals(1, refused.exitCode(), refused.output());
    for (String part : parts) {
      assertTrue(refused.output().contains(part), refused.output());
    }
    assertFalse(refused.output().contains("\tat "), refused.output());
  }
}
