package org.honeylink.crypto.pki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateAuthorityTest {

  private static final String DEVICE = "HL-EDGE-0001";
  private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
  private static final int URI = 6;
  private static final char[] PASSPHRASE = "correct horse".toCharArray();

  @TempDir Path directory;

  private final CertificateAuthority authority =
      CertificateAuthority.inMemory(InstantSource.system());

  @ParameterizedTest
  @EnumSource
  void opensslAcceptsADeviceCertificate(DeviceKeyAlgorithm algorithm) throws Exception {
    assertOpenSslAccepts("sslclient", issue(algorithm.generate()));
  }

  @Test
  void opensslAcceptsAServerCertificateForItsHosts() throws Exception {
    X509Certificate server = server().chain().getFirst();
    assertOpenSslAccepts("sslserver", server);
    assertOpenSslAccepts("sslserver", server, "-verify_hostname", "localhost");
    assertOpenSslAccepts("sslserver", server, "-verify_ip", "127.0.0.1");
    assertOpenSslAccepts("sslserver", server, "-verify_ip", "::1");
  }

  @Test
  void opensslRequestsAreUnderstood() throws Exception {
    Path request = directory.resolve("request.pem");
    run(
        List.of(
            "openssl",
            "req",
            "-new",
            "-newkey",
            "ed25519",
            "-nodes",
            "-subj",
            "/CN=" + DEVICE,
            "-keyout",
            directory.resolve("key.pem").toString(),
            "-out",
            request.toString()));
    assertOpenSslAccepts(
        "sslclient",
        authority.issueDeviceCertificate(
            CertificateRequest.parse(Files.readString(request)),
            DEVICE,
            CertificateAuthority.DEVICE_VALIDITY));
  }

  @Test
  void namesComeFromTheRegistryAndTheKeyFromTheRequest() throws Exception {
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    X509Certificate certificate = issue(keys);
    assertEquals("CN=" + DEVICE, certificate.getSubjectX500Principal().getName());
    assertEquals(
        List.of(List.of(URI, "urn:honeylink:device:" + DEVICE)),
        List.copyOf(certificate.getSubjectAlternativeNames()));
    assertArrayEquals(keys.getPublic().getEncoded(), certificate.getPublicKey().getEncoded());
  }

  @Test
  void aDeviceCertificateIsForClientAuthenticationOnly() throws Exception {
    X509Certificate certificate = issue(DeviceKeyAlgorithm.ED25519.generate());
    assertEquals(-1, certificate.getBasicConstraints());
    assertEquals(List.of(CLIENT_AUTHENTICATION), certificate.getExtendedKeyUsage());
    assertTrue(certificate.getKeyUsage()[0]);
    assertEquals(
        CertificateAuthority.DEVICE_VALIDITY.plusMinutes(5),
        Duration.between(
            certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()));
    assertTrue(
        certificate.getCriticalExtensionOIDs().containsAll(List.of("2.5.29.15", "2.5.29.19")));
    assertTrue(
        certificate.getNonCriticalExtensionOIDs().containsAll(List.of("2.5.29.14", "2.5.29.35")));
  }

  @Test
  void theIssuingAuthorityMayNotMakeAnother() {
    assertEquals(0, authority.chain().getFirst().getBasicConstraints());
    assertEquals(1, authority.chain().getLast().getBasicConstraints());
    assertEquals(2, authority.chain().size());
  }

  @Test
  void serialNumbersDiffer() {
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    assertNotEquals(issue(keys).getSerialNumber(), issue(keys).getSerialNumber());
  }

  @Test
  void aRequestForAnotherIsRefused() {
    CertificateRequest request = request("HL-OTHER", DeviceKeyAlgorithm.ED25519.generate());
    assertThrows(
        InvalidCertificateRequest.class,
        () -> authority.issueDeviceCertificate(request, DEVICE, Duration.ofDays(1)));
  }

  @Test
  void noCertificateOutlivesItsIssuer() {
    X509Certificate certificate =
        authority.issueDeviceCertificate(
            request(DEVICE, DeviceKeyAlgorithm.ED25519.generate()), DEVICE, Duration.ofDays(9999));
    assertEquals(authority.chain().getFirst().getNotAfter(), certificate.getNotAfter());
  }

  @Test
  void aServerIdentityFitsIntoAKeyStore() throws Exception {
    ServerIdentity server = server();
    KeyStore store = server.toKeyStore("https", PASSPHRASE);
    assertEquals(server.privateKey(), store.getKey("https", PASSPHRASE));
    assertEquals(3, store.getCertificateChain("https").length);
  }

  @Test
  void pemComesBack() {
    assertEquals(authority.chain(), Pem.certificates(Pem.encode(authority.chain())));
    assertThrows(IllegalArgumentException.class, () -> Pem.certificates(""));
    assertThrows(IllegalArgumentException.class, () -> Pem.certificates("no certificate"));
  }

  private ServerIdentity server() {
    return authority.issueServerCertificate(
        List.of("localhost", "127.0.0.1", "::1"), Duration.ofDays(30));
  }

  private X509Certificate issue(KeyPair keys) {
    return authority.issueDeviceCertificate(
        request(DEVICE, keys), DEVICE, CertificateAuthority.DEVICE_VALIDITY);
  }

  private static CertificateRequest request(String deviceId, KeyPair keys) {
    return CertificateRequest.parse(CertificateRequestBuilder.forDevice(deviceId).build(keys));
  }

  private void assertOpenSslAccepts(String purpose, X509Certificate leaf, String... more)
      throws Exception {
    Path root = write("root.pem", authority.chain().getLast());
    Path issuing = write("issuing.pem", authority.chain().getFirst());
    List<String> command =
        new ArrayList<>(
            List.of(
                "openssl",
                "verify",
                "-x509_strict",
                "-purpose",
                purpose,
                "-CAfile",
                root.toString(),
                "-untrusted",
                issuing.toString()));
    command.addAll(List.of(more));
    command.add(write("leaf.pem", leaf).toString());
    run(command);
  }

  private Path write(String name, X509Certificate certificate) throws IOException {
    return Files.writeString(directory.resolve(name), Pem.encode(certificate));
  }

  private static void run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
  }
}
