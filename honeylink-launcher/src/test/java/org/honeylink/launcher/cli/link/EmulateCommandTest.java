package org.honeylink.launcher.cli.link;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.honeylink.launcher.cli.CommandRun;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.relay.ImpairmentRelay;
import org.honeylink.launcher.relay.LinkImpairments;
import org.honeylink.transport.impairment.Delay;
import org.honeylink.transport.impairment.Impairment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** A relay before a real UDP server that sends everything back. */
class EmulateCommandTest {

  private EchoServer echo;

  @BeforeEach
  void startEcho() throws IOException {
    echo = new EchoServer();
  }

  @AfterEach
  void stopEcho() {
    echo.close();
  }

  private static CommandRun emulate(String... options) {
    List<String> command = new ArrayList<>(List.of("link", "emulate", "--json"));
    command.addAll(Arrays.asList(options));
    return CommandRun.of(command.toArray(String[]::new));
  }

  /** Runs a relay for so long that a client had its answers, and tells of both directions. */
  private List<JsonObject> exchange(int datagrams, int answers, String... options)
      throws IOException {
    int port = EchoServer.freePort();
    List<String> all =
        new ArrayList<>(
            List.of("--target", echo.address(), "--listen", "" + port, "--duration", "2s"));
    all.addAll(Arrays.asList(options));
    var run = CompletableFuture.supplyAsync(() -> emulate(all.toArray(String[]::new)));
    try (var client =
        new EchoClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      client.awaitRelay();
      client.send(datagrams);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> client.received() >= answers || run.isDone());
    }
    return run.join()
        .expect(ExitCodes.OK)
        .json()
        .getJsonArray("directions")
        .getValuesAs(JsonObject.class);
  }

  @Test
  void aPerfectLinkBringsEverythingThereAndBack() throws IOException {
    List<JsonObject> directions = exchange(50, 50);
    assertEquals("up", directions.get(0).getString("direction"));
    assertEquals("down", directions.get(1).getString("direction"));
    for (JsonObject direction : directions) {
      assertTrue(direction.getInt("received") >= 50, direction.toString());
      assertEquals(direction.getInt("received"), direction.getInt("forwarded"));
      assertEquals(0, direction.getInt("lost"));
    }
  }

  @Test
  void eachDirectionMayBeBadInItsOwnWay() throws IOException {
    List<JsonObject> directions =
        exchange(
            20,
            20,
            "--loss",
            "100%",
            "--up-loss",
            "0",
            "--down-loss",
            "0",
            "--down-duplicate",
            "1");
    assertEquals(0, directions.get(0).getInt("lost"));
    assertEquals(0, directions.get(0).getInt("duplicated"));
    assertEquals(directions.get(1).getInt("received"), directions.get(1).getInt("duplicated"));
  }

  @Test
  void lossAndDamageAreCounted() throws IOException {
    List<JsonObject> directions =
        exchange(300, 150, "--up-loss", "20%", "--corrupt", "0.5", "--seed", "7");
    int lost = directions.get(0).getInt("lost");
    assertTrue(lost > 20 && lost < 110, directions.toString());
    assertTrue(directions.get(0).getInt("damaged") > 50, directions.toString());
    assertEquals(0, directions.get(1).getInt("lost"));
  }

  @ParameterizedTest
  @CsvSource({
    "--loss 5, write it like 5%",
    "--up-loss 101%, 'option ''--up-loss'': ''101%'' is no share'",
    "--burst 3, --burst has no effect without --loss",
    "--down-burst 3 --up-loss 1%, --down-burst has no effect without --down-loss",
    "--loss 1% --burst 0.5, mean burst is 1 to 1000000",
    "--loss 1% --burst many, write it like 3 or 2.5",
    "--delay 20, write it like 60s",
    "--rate fast, 'like 512k, 10M or 1G'",
    "--queue 50ms, --queue has no effect without --rate",
    "--reorder-delay 5ms, --reorder-delay has no effect without --reorder",
    "--cut 1s, 'write it like 1s/10s'",
    "--cut 10s/1s, a cut is no longer than its period",
    "--every 0s, --every is 1ms or more",
    "--listen 127.0.0.1:70000, 'write it like 192.0.2.1:7844'",
    "--listen 127.0.0.1:9, are the same",
    "--target 127.0.0.1:0, --target needs the port of the server",
    "--delay 9999999h, '9999999h' is too long",
  })
  void whatCannotBeIsRefusedWithTheRule(String options, String rule) {
    List<String> all = new ArrayList<>(Arrays.asList(options.split(" ", -1)));
    if (!all.contains("--target")) {
      all.addAll(List.of("--target", "127.0.0.1:9"));
    }
    CommandRun run = emulate(all.toArray(String[]::new)).expect(ExitCodes.USAGE);
    assertTrue(run.errors().contains(rule), run.errors());
  }

  @Test
  void anAddressThatIsTakenIsToldWithTheWayOut() {
    CommandRun run =
        emulate("--target", "127.0.0.1:9", "--listen", echo.address()).expect(ExitCodes.FAILED);
    assertTrue(run.errors().contains("--listen takes another address"), run.errors());
  }

  @Test
  void aRelayThatStoppedByItselfIsToldAndIsAFailure() throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Delay noLongOfNanos = Delay.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ZERO);
    var impairments = LinkImpairments.alike(Impairment.NONE.with(noLongOfNanos));
    var errors = new StringWriter();
    try (var relay =
            ImpairmentRelay.start(
                loopback, new AddressOption().convert(echo.address()), impairments);
        var client = new DatagramSocket()) {
      assertEquals(ExitCodes.OK, EmulateCommand.ended(relay, new PrintWriter(errors)));
      client.send(new DatagramPacket(new byte[1], 1, relay.address()));
      await().until(() -> relay.failure().isPresent());
      assertEquals(ExitCodes.FAILED, EmulateCommand.ended(relay, new PrintWriter(errors)));
    }
    assertTrue(errors.toString().contains("The relay stopped by itself: "), errors.toString());
  }

  @Test
  void helpNamesEveryFigureOnce() {
    CommandRun help = CommandRun.of("link", "emulate", "--help").expect(ExitCodes.OK);
    for (LinkFigure figure : LinkFigure.values()) {
      assertTrue(help.output().contains("  --" + figure.text() + "="), help.output());
      assertFalse(help.output().contains("--down-" + figure.text()), help.output());
    }
  }

  @Test
  void aSignalEndsItInGoodOrderWithItsFigures() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.honeylink.launcher.cli.HoneyLinkCommand",
                "link",
                "emulate",
                "--target",
                echo.address())
            .start();
    try (var errors = process.errorReader();
        var output = process.inputReader()) {
      String first = String.valueOf(errors.readLine());
      assertTrue(first.startsWith("Relay of " + echo.address()), first);
      process.toHandle().destroy(); // SIGTERM; SIGINT comes the same way
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
      assertEquals(ExitCodes.OK, process.exitValue());
      assertTrue(output.lines().anyMatch(line -> line.startsWith("target")));
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({"512k,512000", "10M,10000000", "2.5G,2500000000", "9600,9600", "0,0"})
  void ratesAreBitsInASecond(String text, long bits) {
    assertEquals(bits, new RateOption().convert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":7844", "host:", "a b:1", "::1:7844", "[::1]"})
  void otherAddressesAreRefused(String text) {
    assertThrows(TypeConversionException.class, () -> new AddressOption().convert(text));
  }

  @ParameterizedTest
  @CsvSource({
    "7844, 127.0.0.1, 7844",
    "192.0.2.1:1, 192.0.2.1, 1",
    "'[::1]:9', '0:0:0:0:0:0:0:1', 9"
  })
  void addressesAreHostAndPort(String text, String host, int port) {
    InetSocketAddress address = new AddressOption().convert(text);
    assertEquals(host, address.getAddress().getHostAddress());
    assertEquals(port, address.getPort());
  }
}
