package org.honeylink.launcher.server.container;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import org.honeylink.launcher.server.boot.Refusal;
import org.honeylink.launcher.server.data.DataDirectory;
import org.honeylink.launcher.server.data.FileTree;
import org.honeylink.launcher.server.data.Unpacked;
import org.honeylink.launcher.server.tls.ClientPossession;
import org.honeylink.launcher.server.tls.ServerCertificate;

/** Payara Micro without cluster and without plain HTTP, and the EAR in it. */
public final class ApplicationServer implements AutoCloseable {

  /** The name that message-driven beans and JNDI names rely on. */
  private static final String APPLICATION = "honeylink";

  private static final String PAYARA_HOOK = "Payara Micro Shutdown Hook";
  private static final Duration STOP_WAIT = Duration.ofSeconds(30);

  /** Where the application, in the same process, says what is wrong with its configuration. */
  private static final String REFUSAL = "honeylink.start.refusal";

  private static final String ROOT_PREFIX = "payara-";
  private static final String SERVER = "configs.config.server-config.";
  private static final String NETWORK = SERVER + "network-config.";
  private static final String LISTENERS = NETWORK + "network-listeners.network-listener.";
  private static final String HTTPS = NETWORK + "protocols.protocol.https-listener.";

  private final PayaraMicroRuntime runtime;
  private final Path root;
  private final Path logFile;

  private ApplicationServer(PayaraMicroRuntime runtime, Path root, Path logFile) {
    this.runtime = runtime;
    this.root = root;
    this.logFile = logFile;
  }

  /** Sends the log, and whatever anybody prints, to the log directory from now on. */
  public static void logTo(DataDirectory data) throws IOException {
    System.setProperty(ServerLogHandler.DIRECTORY, data.log().toString());
    Path configuration = data.run().resolve("logging.properties");
    try (InputStream ours =
        Objects.requireNonNull(ApplicationServer.class.getResourceAsStream("logging.properties"))) {
      Files.write(configuration, ours.readAllBytes());
    }
    System.setProperty("java.util.logging.config.file", configuration.toString());
    System.setOut(LogStream.to("stdout", Level.INFO));
    System.setErr(LogStream.to("stderr", Level.INFO));
  }

  /**
   * Boots the server, with nothing deployed yet, in a fresh directory of its own.
   *
   * @param https port of the only listener
   */
  public static ApplicationServer boot(
      DataDirectory data, Unpacked files, ServerCertificate tls, String host, int https)
      throws IOException {
    deleteStaleRoots(data.run());
    Path root = Files.createTempDirectory(data.run(), ROOT_PREFIX);
    System.setProperty("javax.net.ssl.keyStore", tls.keyStore().toString());
    System.setProperty("javax.net.ssl.keyStorePassword", tls.passphrase());
    System.setProperty("javax.net.ssl.keyStoreType", "PKCS12");
    ClientPossession.register();
    // Otherwise an injected JMSContext fails inside a transaction.
    System.setProperty("org.glassfish.jms.skip-resource-registration-in-transaction", "false");
    PayaraMicroBoot micro = payara(files);
    micro
        .setRootDir(root.toFile())
        .setLogPropertiesFile(data.run().resolve("logging.properties").toFile())
        .setSslPort(https)
        .setSslCert(ServerCertificate.ALIAS)
        .setPrintLogo(false);
    micro.setNoHazelcast(true);
    micro.setPreBootHandler(commands -> configure(commands, host));
    try {
      return new ApplicationServer(micro.bootStrap(), root, data.log().resolve("server.log"));
    } catch (BootstrapException failed) {
      throw new IOException("Payara Micro did not start: " + failed.getMessage(), failed);
    }
  }

  /** Payara from the class path that the manifest of the boot jar names. */
  private static PayaraMicroBoot payara(Unpacked files) throws IOException {
    System.setProperty("fish.payara.micro.UnpackDir", files.serverDirectory().toString());
    System.setProperty("fish.payara.micro.BootJar", files.bootJar().toUri().toString());
    try {
      return (PayaraMicroBoot)
          Class.forName("fish.payara.micro.impl.PayaraMicroImpl")
              .getMethod("getInstance")
              .invoke(null);
    } catch (ReflectiveOperationException broken) {
      throw new IOException("The runnable jar is incomplete: " + broken, broken);
    }
  }

  private static void configure(AdminCommandRunner commands, String host) {
    set(commands, SERVER + "availability-service.availability-enabled", "false");
    set(commands, LISTENERS + "http-listener.enabled", "false");
    set(commands, LISTENERS + "https-listener.address", host);
    set(commands, HTTPS + "ssl.tls12-enabled", "true");
    set(commands, HTTPS + "ssl.tls13-enabled", "true");
    // A certificate is welcome, not needed; the application judges it.
    set(commands, HTTPS + "ssl.client-auth", "want");
    set(commands, HTTPS + "ssl.trust-algorithm", ClientPossession.ALGORITHM);
    // Identity comes from TLS itself, never from a header that a proxy might set.
    set(commands, HTTPS + "http.auth-pass-through-enabled", "false");
    set(commands, HTTPS + "http.xpowered-by", "false");
    set(commands, HTTPS + "http.server-header", "false");
  }

  private static void set(AdminCommandRunner commands, String name, String value) {
    var answer = commands.run("set", name + "=" + value);
    if (answer.getFailureCause() != null) {
      throw new IllegalStateException(
          "Payara refuses " + name + "=" + value, answer.getFailureCause());
    }
  }

  private static void deleteStaleRoots(Path run) throws IOException {
    try (DirectoryStream<Path> stale = Files.newDirectoryStream(run, ROOT_PREFIX + "*")) {
      for (Path directory : stale) {
        FileTree.delete(directory);
      }
    }
  }

  /**
   * Deploys the application; {@code deploy} of Micro answers true also when it has failed.
   *
   * @throws Refusal when it is not there afterwards
   */
  public void deploy(Path application) {
    boolean accepted = runtime.deploy(application.toFile());
    if (!accepted || !runtime.getDeployedApplicationNames().contains(APPLICATION)) {
      throw Refusal.failure(
          Optional.ofNullable(System.getProperty(REFUSAL))
              .map(reason -> reason + " (more in " + logFile + ")")
              .orElse("The application could not be deployed; the reason is in " + logFile));
    }
  }

  /**
   * Payara stops itself as well when the JVM ends; whoever of the two was first, both are waited
   * for.
   */
  @Override
  public void close() throws BootstrapException, IOException {
    try {
      runtime.shutdown();
    } catch (IllegalStateException stoppingAlready) {
      // Its own hook has been faster.
    } finally {
      awaitOwnHook();
      FileTree.delete(root);
    }
  }

  private static void awaitOwnHook() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(PAYARA_HOOK)) {
        try {
          thread.join(STOP_WAIT.toMillis());
        } catch (InterruptedException impatient) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
