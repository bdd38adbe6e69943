package org.honeylink.tests.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An Avahi daemon with a message bus of its own, on the first interface that is not the loopback.
 * Needs {@code avahi-daemon}, {@code avahi-utils} and {@code dbus} of Debian, and root.
 */
final class Avahi implements AutoCloseable {

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();

  private Avahi(Path folder) {
    this.folder = folder;
  }

  static boolean isInstalled() {
    return Stream.of("dbus-daemon", "avahi-daemon", "avahi-publish", "avahi-browse")
        .allMatch(
            name ->
                Stream.of("/usr/sbin", "/usr/bin")
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))));
  }

  static Avahi start(Path folder) throws IOException {
    Avahi avahi = new Avahi(folder);
    Files.writeString(
        folder.resolve("bus.conf"),
        """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
         "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig><type>system</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
        <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/>
        <allow own="*"/><allow user="*"/></policy></busconfig>
        """
            .formatted(avahi.bus()));
    Files.writeString(
        folder.resolve("avahi.conf"),
        """
        [server]
        host-name=honeylink-it
        use-ipv4=yes
        use-ipv6=no
        allow-interfaces=%s
        [publish]
        publish-hinfo=no
        publish-workstation=no
        """
            .formatted(networkInterface().getName()));
    avahi.run("dbus-daemon", "--nofork", "--config-file=" + folder.resolve("bus.conf"));
    await("bus").until(() -> Files.exists(avahi.bus()));
    Path said =
        avahi.run(
            "avahi-daemon",
            "--no-drop-root",
            "--no-chroot",
            "--no-rlimits",
            "-f",
            folder.resolve("avahi.conf").toString());
    await("avahi-daemon: " + said)
        .atMost(Duration.ofSeconds(20))
        .until(() -> Files.readString(said).contains("Server startup complete"));
    return avahi;
  }

  /** The first that is up, knows multicast and has an IPv4 address. */
  static NetworkInterface networkInterface() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(each -> !address(each).isEmpty())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no interface for multicast"));
    } catch (SocketException e) {
      throw new IllegalStateException(e);
    }
  }

  /** IPv4 address of it; empty when it cannot be used. */
  static String address(NetworkInterface of) {
    try {
      return of.isLoopback() || !of.isUp() || !of.supportsMulticast()
          ? ""
          : of.inetAddresses()
              .filter(Inet4Address.class::isInstance)
              .map(each -> each.getHostAddress())
              .findFirst()
              .orElse("");
    } catch (SocketException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Announces a service of our kind until it is ended or Avahi is closed. */
  Process publish(String name, Map<String, String> members) throws IOException {
    List<String> command = new ArrayList<>(List.of("avahi-publish", "-s", name));
    command.addAll(List.of("_honeylink._udp", "9"));
    members.forEach((key, value) -> command.add(key + "=" + value));
    Path said = run(command.toArray(String[]::new));
    await("published")
        .atMost(Duration.ofSeconds(20))
        .until(() -> Files.readString(said).contains("Established"));
    return processes.getLast();
  }

  /** Everything of our kind that Avahi sees now, in its parsable form. */
  String browse() throws IOException, InterruptedException {
    Process process = builder("avahi-browse", "-rtp", "_honeylink._udp").start();
    String seen = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return seen;
  }

  private Path run(String... command) throws IOException {
    Path said = folder.resolve(processes.size() + ".log");
    processes.add(builder(command).redirectOutput(said.toFile()).start());
    return said;
  }

  private ProcessBuilder builder(String... command) {
    ProcessBuilder builder = new ProcessBuilder(Arrays.asList(command)).redirectErrorStream(true);
    builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + bus());
    return builder;
  }

  private Path bus() {
    return folder.resolve("bus");
  }

  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      process.destroy();
      try {
        process.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
