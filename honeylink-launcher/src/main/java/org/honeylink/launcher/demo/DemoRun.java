package org.honeylink.launcher.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.honeylink.launcher.relay.ImpairmentRelay;
import org.honeylink.launcher.relay.LinkImpairments;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.transport.impairment.Delay;
import org.honeylink.transport.impairment.Impairment;
import org.honeylink.transport.impairment.Loss;

/** Sets the stage of one run: server, relay, JMS client, devices. {@link Resources} clears it. */
final class DemoRun {

  /** A middling radio: 10 to 30 ms one way, and one datagram of fifty overtaken by others. */
  private static final Duration DELAY = Duration.ofMillis(10);

  private static final Duration JITTER = Duration.ofMillis(20);
  private static final double REORDER = 0.02;
  private static final Duration REORDER_DELAY = Duration.ofMillis(25);

  /** Any fixed number: every run loses the same datagrams of a stream. */
  private static final long SEED = 20_260_101;

  private final DemoOptions options;
  private final Screen screen;
  private final Resources resources;
  private final WorkDirectory directory;

  DemoRun(DemoOptions options, Screen screen, Resources resources, WorkDirectory directory) {
    this.options = options;
    this.screen = screen;
    this.resources = resources;
    this.directory = directory;
  }

  DemoResult run() throws InterruptedException {
    ServerProcess server =
        resources.add(ServerProcess.start(serverCommand(), directory.serverLog()));
    screen.line("Starting the server ...");
    ServerEndpoints endpoints =
        server.awaitReady(
            ServerEndpoints.file(directory.data()),
            seconds -> screen.passing(String.format(Locale.ROOT, "  %.0f s", seconds)));
    double readySeconds = server.secondsSinceStart();
    screen.line(String.format(Locale.ROOT, "Server ready after %.1f s", readySeconds));

    ServerTrust trust = trust();
    String password = firstPassword(server);
    screen.line(
        "Console   %s   user %s, password %s"
            .formatted(endpoints.console(), FirstPassword.USER, password));
    AdminClient administrator =
        resources.add(
            AdminClient.signIn(
                endpoints.https(), trust, FirstPassword.USER, password.toCharArray()));
    var events = new StreamEvents(options.devices());
    DataSubscriber subscriber =
        resources.add(DataSubscriber.subscribe(endpoints.amqp(), brokerPassword(), events));
    screen.line("JMS       %s, topic %s".formatted(endpoints.amqp(), DataSubscriber.TOPIC));
    ImpairmentRelay relay = resources.add(startRelay(endpoints.udp()));
    List<DemoDevice> devices =
        join(new Fleet(endpoints.https(), trust, administrator, relay.address()));
    Traffic traffic = resources.add(new Traffic(devices));
    var gauges = new Gauges(traffic, administrator, subscriber, events, relay, devices);
    new Show(options.duration(), screen, server, traffic, gauges).play();
    return gauges.result(readySeconds);
  }

  private List<String> serverCommand() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-jar",
        options.serverJar().toString(),
        "--data",
        directory.data().toString(),
        "--http-port",
        "0",
        "--udp-port",
        "0",
        "--quic-port",
        "0",
        "--amqp-port",
        "0");
  }

  private ServerTrust trust() {
    Path file = directory.data().resolve("tls").resolve("ca.pem");
    try {
      return ServerTrust.pem(file);
    } catch (IOException | IllegalArgumentException unusable) {
      throw new DemoFailed("The server's certificates are unusable: " + file, unusable);
    }
  }

  private static String firstPassword(ServerProcess server) {
    return FirstPassword.find(server.logLines())
        .orElseThrow(
            () ->
                new DemoFailed(
                    "The server printed no first password. Its output:", server.logLines()));
  }

  private String brokerPassword() {
    Path file = directory.data().resolve("keys").resolve("amqp-password");
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new DemoFailed("Cannot read the broker's password " + file, unreadable);
    }
  }

  private ImpairmentRelay startRelay(InetSocketAddress server) {
    var delay = new Delay(DELAY, JITTER, REORDER, REORDER_DELAY);
    Impairment link = Impairment.NONE.seed(SEED).with(Loss.independent(options.loss())).with(delay);
    try {
      ImpairmentRelay relay =
          ImpairmentRelay.start(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              server,
              LinkImpairments.alike(link));
      screen.line(
          String.format(
              Locale.ROOT,
              "Link      loses %.1f %%, delays %d to %d ms, reorders %.0f %%, both ways",
              options.loss() * 100,
              DELAY.toMillis(),
              DELAY.plus(JITTER).toMillis(),
              REORDER * 100));
      return relay;
    } catch (IOException failed) {
      throw new DemoFailed("The relay cannot be started: " + failed.getMessage(), failed);
    }
  }

  private List<DemoDevice> join(Fleet fleet) {
    List<DemoDevice> devices = new ArrayList<>();
    for (int number = 1; number <= options.devices(); number++) {
      DemoDevice device = resources.add(fleet.join(number));
      devices.add(device);
      screen.line(
          "Device    %s paired, session %s".formatted(device.deviceId(), device.sessionId()));
    }
    return devices;
  }
}
