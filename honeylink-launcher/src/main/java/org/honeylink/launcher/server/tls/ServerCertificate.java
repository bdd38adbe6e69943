package org.honeylink.launcher.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.honeylink.launcher.server.data.Secret;

/**
 * Key and self-signed certificate of the HTTPS and QUIC listeners: P-384, one year, made by the
 * JDK's keytool and made again 30 days before the end or when the host is not among its names.
 *
 * @param keyStore PKCS#12
 * @param passphraseFile only its owner reads it
 * @param passphrase of the store
 * @param certificate what clients are to trust; also {@code tls/ca.pem}
 */
public record ServerCertificate(
    Path keyStore, Path passphraseFile, String passphrase, X509Certificate certificate) {

  /** Name of the key in its store. */
  public static final String ALIAS = "honeylink";

  private static final int VALID_DAYS = 365;
  private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);
  private static final Base64.Encoder PEM =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  /**
   * Loads the certificate, or makes it.
   *
   * @param hosts names and addresses that clients use
   */
  public static ServerCertificate loadOrCreate(Path directory, Set<String> hosts)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(directory);
    Path passphraseFile = directory.resolve("passphrase");
    String passphrase = Secret.readOrCreate(passphraseFile);
    Path store = directory.resolve("server.p12");
    if (!Files.exists(store) || !good(certificate(store, passphrase), hosts)) {
      create(store, passphraseFile, hosts);
    }
    X509Certificate certificate = certificate(store, passphrase);
    Files.writeString(directory.resolve("ca.pem"), pem(certificate));
    return new ServerCertificate(store, passphraseFile, passphrase, certificate);
  }

  private static boolean good(X509Certificate certificate, Set<String> hosts)
      throws CertificateParsingException {
    Set<String> named =
        Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), Set.<List<?>>of())
            .stream()
            .map(name -> String.valueOf(name.get(1)))
            .collect(Collectors.toSet());
    return named.containsAll(hosts)
        && Instant.now().plus(RENEW_BEFORE_END).isBefore(certificate.getNotAfter().toInstant());
  }

  private static void create(Path store, Path passphraseFile, Set<String> hosts)
      throws IOException {
    Path fresh = store.resolveSibling("server.p12.new");
    Files.deleteIfExists(fresh);
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp384r1",
            "-sigalg",
            "SHA384withECDSA",
            "-validity",
            Integer.toString(VALID_DAYS),
            "-dname",
            "CN=HoneyLink",
            "-ext",
            "SAN=" + hosts.stream().map(ServerCertificate::name).collect(Collectors.joining(",")),
            "-ext",
            "EKU=serverAuth",
            "-storetype",
            "PKCS12",
            "-storepass:file",
            passphraseFile.toString(),
            "-keystore",
            fresh.toString()));
    Files.move(fresh, store, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static void run(List<String> command) throws IOException {
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    keytool.getOutputStream().close();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (keytool.waitFor() != 0) {
        throw new IOException("keytool could not make the HTTPS certificate: " + said.strip());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while making the HTTPS certificate", stopped);
    }
  }

  private static String name(String host) {
    boolean address = host.matches("[0-9.]+") || host.contains(":");
    return (address ? "ip:" : "dns:") + host;
  }

  /** Every name by which a client on this machine, or one that the host names, may call. */
  public static Set<String> hosts(InetAddress listening) throws IOException {
    Set<String> hosts = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
    if (listening.isAnyLocalAddress()) {
      hosts.add(InetAddress.getLocalHost().getHostName());
      hosts.add(InetAddress.getLocalHost().getHostAddress());
    } else {
      hosts.add(listening.getHostAddress());
    }
    return hosts;
  }

  private static X509Certificate certificate(Path store, String passphrase)
      throws IOException, GeneralSecurityException {
    return (X509Certificate)
        Objects.requireNonNull(
            keys(store, passphrase).getCertificate(ALIAS), "no certificate in " + store);
  }

  private static KeyStore keys(Path store, String passphrase)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(store)) {
      keys.load(content, passphrase.toCharArray());
    }
    return keys;
  }

  private static String pem(Certificate certificate) throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + PEM.encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
