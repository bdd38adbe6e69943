package org.honeylink.launcher.server;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.honeylink.launcher.server.boot.JvmFlags;
import org.honeylink.launcher.server.boot.LaunchOptions;
import org.honeylink.launcher.server.boot.Ports;
import org.honeylink.launcher.server.container.ApplicationServer;
import org.honeylink.launcher.server.data.DataDirectory;
import org.honeylink.launcher.server.data.Endpoints;
import org.honeylink.launcher.server.data.Secret;
import org.honeylink.launcher.server.data.Unpacked;
import org.honeylink.launcher.server.database.EmbeddedDatabase;
import org.honeylink.launcher.server.tls.ServerCertificate;

/**
 * One server: brings everything up in order, says where it is, and leaves it to the JVM's end to
 * take it down again.
 */
final class Server {

  private static final Duration READY_WAIT = Duration.ofSeconds(60);

  private final List<String> arguments;
  private final LaunchOptions options;
  private final Path self;
  private final PrintStream terminal;

  /**
   * @param arguments of the command line, again for the JVM that replaces this one
   * @param self the runnable jar
   * @param terminal where people read
   */
  Server(List<String> arguments, Path self, PrintStream terminal) {
    this.arguments = arguments;
    this.options = LaunchOptions.parse(arguments);
    this.self = self;
    this.terminal = terminal;
  }

  /** Returns when the server is ready; non-daemon threads of Payara keep the JVM alive. */
  void start() throws IOException, GeneralSecurityException, InterruptedException {
    DataDirectory data = DataDirectory.open(options.data());
    Endpoints.delete(data.run()); // left there by a server that was killed
    Ports ports = Ports.check(options);
    JvmFlags.ensure(self, Unpacked.from(self, data.root()), Main.class, arguments);
    terminal.println("HoneyLink is starting in " + data.root());
    Shutdown shutdown = new Shutdown(terminal);
    shutdown.add("data directory", data);
    shutdown.add("last word", () -> terminal.println("HoneyLink has stopped."));
    ApplicationServer.logTo(data);

    Unpacked files = Unpacked.from(self, data.root());
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            self, files.databaseLibraries(), data.database(), data.keys(), ports.database());
    shutdown.add("database", database);
    progress("database is up");

    InetAddress host = InetAddress.getByName(options.host());
    Set<String> names = ServerCertificate.hosts(host);
    ServerCertificate tls = ServerCertificate.loadOrCreate(data.tls(), names);
    configure(data, ports, database, publicHost(host));
    property("honeylink.public.aliases", String.join(",", names));
    property("honeylink.quic.port", ports.quic());
    property("honeylink.quic.key-store", tls.keyStore());
    property("honeylink.quic.key-store-passphrase-file", tls.passphraseFile());
    ApplicationServer server =
        ApplicationServer.boot(data, files, tls, host.getHostAddress(), ports.https());
    shutdown.add("application server", server);
    progress("application server is up");

    server.deploy(files.application());
    String reachable = host.isAnyLocalAddress() ? "localhost" : inUri(host);
    Readiness.await(
        URI.create("https://" + reachable + ":" + ports.https()), tls.certificate(), READY_WAIT);
    shutdown.expected();
    announce(data, ports, publicHost(host), shutdown);
  }

  private static String publicHost(InetAddress host) throws IOException {
    if (host.isLoopbackAddress()) {
      return "localhost";
    }
    return host.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostName() : inUri(host);
  }

  /** RFC 3986, 3.2.2: an IPv6 address stands in square brackets. */
  private static String inUri(InetAddress address) {
    String text = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }

  /** Hands the application its configuration, unless it has been set on the command line. */
  private void configure(
      DataDirectory data, Ports ports, EmbeddedDatabase database, String publicHost) {
    property("honeylink.data.dir", data.root());
    property("honeylink.key.dir", data.keys());
    property("honeylink.attestation.manufacturers", data.attestation("manufacturers.pem"));
    property("honeylink.attestation.tpm-pcrs", data.attestation("tpm-pcrs.txt"));
    property("honeylink.broker.data.dir", data.broker());
    if (System.getProperty("honeylink.db.url") == null) { // of another database we own nothing
      property("honeylink.db.migration.user", database.owner());
      property("honeylink.db.migration.password", database.ownerPassword());
    }
    property("honeylink.db.url", database.jdbcUrl());
    property("honeylink.db.user", database.user());
    property("honeylink.db.password", database.password());
    property("honeylink.public.host", publicHost);
    property("honeylink.http.port", ports.https());
    property("honeylink.udp.host", options.host());
    property("honeylink.udp.port", ports.udp());
    property("honeylink.amqp.host", options.host());
    property("honeylink.amqp.port", ports.amqp());
  }

  private static void property(String key, Object value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value.toString());
    }
  }

  private void announce(DataDirectory data, Ports ports, String host, Shutdown shutdown)
      throws IOException {
    long readyMillis = sinceStart().toMillis();
    String https = "https://" + host + ":" + ports.https();
    Endpoints endpoints =
        new Endpoints(
            https,
            "hlst://" + host + ":" + ports.udp(),
            "quic://" + host + ":" + ports.quic(),
            "amqp://" + host + ":" + ports.amqp(),
            ProcessHandle.current().pid(),
            readyMillis);
    terminal.printf(Locale.ROOT, "HoneyLink is ready after %.1f s.%n", readyMillis / 1_000.0);
    line("Console", https + "/console/");
    line("API", https + "/api/v1");
    line("Certificate", data.tls().resolve("ca.pem") + " (self-signed; for clients to trust)");
    line("Devices", endpoints.udp() + "  or  " + endpoints.quic());
    line("Events", endpoints.amqp() + "  user integrator");
    line("", "password in " + data.keys().resolve("amqp-password"));
    Secret.takeOnce(data.keys().resolve("first-password"))
        .ifPresent(password -> line("Sign in", "admin / " + password + "  (shown only now)"));
    Secret.takeOnce(data.keys().resolve("first-passphrase"))
        .ifPresent(passphrase -> line("Key file", passphrase + "  (shown only now; keep it safe)"));
    line("Log", data.log().resolve("server.log").toString());
    terminal.println("Press Ctrl-C to stop.");
    endpoints.write(data.run());
    shutdown.add("endpoints", () -> Endpoints.delete(data.run()));
  }

  private void line(String name, String value) {
    terminal.printf(Locale.ROOT, "  %-12s %s%n", name, value);
  }

  private void progress(String step) {
    terminal.printf(Locale.ROOT, "  %4.1f s  %s%n", sinceStart().toMillis() / 1_000.0, step);
  }

  private static Duration sinceStart() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> Duration.between(start, Instant.now()))
        .orElse(Duration.ZERO);
  }
}
