package org.honeylink.tests.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * No secret is where it must not be. The secrets are the real ones: those of devices, computed on
 * their side, and those of the server, taken from its key directory with its passphrase.
 */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeakIT {

  /** Directories of the data directory that are for secrets, or hold nothing but the program. */
  private static final Set<String> EXEMPT = Set.of("keys", "tls", "cache");

  private final TestServer server;
  private DeviceLife life;
  private SecretSearch search;
  private SecretSearch searchForPublicValue;

  LeakIT(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  void live() throws InterruptedException {
    life = DeviceLife.lived(server);
    sendData();
    Map<String, byte[]> secrets = new LinkedHashMap<>(life.secrets());
    secrets.putAll(KeyDirectorySecrets.in(server.dataDirectory().resolve("keys")));
    search = new SecretSearch();
    secrets.forEach(search::add);
    searchForPublicValue = new SecretSearch().add("public key", life.publicValue());
    assertTrue(secrets.size() > 30, () -> "only " + secrets.keySet());
  }

  private void sendData() throws InterruptedException {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session =
            device.openSession(
                new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), server.endpoints().udp()))) {
      session.stream("telemetry").send("leak test".getBytes(UTF_8));
    }
  }

  @Test
  void databaseHoldsNoSecret() {
    byte[] dump = DatabaseDump.of(server.database());
    assertEquals(Set.of(), search.findIn(dump));
    assertFalse(searchForPublicValue.findIn(dump).isEmpty(), "the search finds what is there");
  }

  @Test
  void logHoldsNoSecret() throws IOException {
    SortedSet<String> found = new TreeSet<>();
    for (Path file : filesIn(server.dataDirectory().resolve("log"))) {
      byte[] log = Files.readAllBytes(file);
      search.findIn(log).forEach(secret -> found.add(file.getFileName() + ": " + secret));
      assertTrue(log.length < 64 || findsAPieceOf(log), "the search finds what is there");
    }
    assertEquals(Set.of(), found);
  }

  private static boolean findsAPieceOf(byte[] log) {
    byte[] piece = Arrays.copyOfRange(log, log.length - 40, log.length - 8);
    return !new SecretSearch().add("piece", piece).findIn(log).isEmpty();
  }

  /** Two are shown there once, for whoever started the server for the first time. */
  @Test
  void standardOutputShowsNoSecretButFirstPasswordAndPassphrase() {
    assertEquals(
        Set.of("file passphrase (raw)", "password of the administrator (raw)"),
        search.findIn(server.output().getBytes(UTF_8)));
  }

  /** Tables, indexes, write-ahead log, and what was deleted and lies there still; the broker's. */
  @Test
  void filesOfDatabaseAndBrokerHoldNoSecret() throws IOException {
    SortedSet<String> found = new TreeSet<>();
    boolean findsWhatIsThere = false;
    for (Path file : dataFiles()) {
      byte[] content;
      try {
        content = Files.readAllBytes(file);
      } catch (NoSuchFileException gone) {
        continue; // PostgreSQL removes files of its own at any time
      }
      Path name = server.dataDirectory().relativize(file);
      search.findIn(content).forEach(secret -> found.add(name + ": " + secret));
      findsWhatIsThere |= !searchForPublicValue.findIn(content).isEmpty();
    }
    assertEquals(Set.of(), found);
    assertTrue(findsWhatIsThere, "the public key is in some file of the database");
  }

  private List<Path> dataFiles() throws IOException {
    try (Stream<Path> entries = Files.list(server.dataDirectory())) {
      return entries
          .filter(entry -> !EXEMPT.contains(entry.getFileName().toString()))
          .flatMap(entry -> filesIn(entry).stream())
          .filter(file -> !file.toString().contains("/programs/"))
          .toList();
    }
  }

  private static List<Path> filesIn(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
