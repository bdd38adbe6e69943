package org.honeylink.launcher.server.tls;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {

  @TempDir Path directory = Path.of("");

  @Test
  void certificateNamesEveryHostAndIsExported() throws Exception {
    ServerCertificate made =
        ServerCertificate.loadOrCreate(directory, Set.of("localhost", "127.0.0.1"));
    Set<Object> names =
        made.certificate().getSubjectAlternativeNames().stream()
            .map(name -> name.get(1))
            .collect(Collectors.toSet());
    assertEquals(Set.<Object>of("localhost", "127.0.0.1"), names);
    assertDoesNotThrow(() -> made.certificate().verify(made.certificate().getPublicKey()));
    try (InputStream pem = Files.newInputStream(directory.resolve("ca.pem"))) {
      assertEquals(
          made.certificate(), CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
  }

  @Test
  void certificateIsKeptUntilANewHostNeedsAnother() throws Exception {
    ServerCertificate first = ServerCertificate.loadOrCreate(directory, Set.of("localhost"));
    ServerCertificate again = ServerCertificate.loadOrCreate(directory, Set.of("localhost"));
    assertEquals(first.certificate(), again.certificate());
    ServerCertificate other =
        ServerCertificate.loadOrCreate(directory, Set.of("localhost", "10.0.0.7"));
    assertNotEquals(first.certificate(), other.certificate());
    assertTrue(first.passphrase().equals(other.passphrase()));
  }
}
