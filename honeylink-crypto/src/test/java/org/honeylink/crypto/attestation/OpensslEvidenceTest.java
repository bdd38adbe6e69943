package org.honeylink.crypto.attestation;

import static org.honeylink.crypto.attestation.AttestationRule.CONTENT;
import static org.honeylink.crypto.attestation.Outcomes.assertRefused;
import static org.honeylink.crypto.attestation.Outcomes.assertVerified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.pki.Pem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The peer that a manufacturer is most likely to use: {@code openssl cms -sign}. */
class OpensslEvidenceTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final X25519PublicKey KEY =
      X25519PublicKey.of(HEX.parseHex("09" + "00".repeat(31)));

  @TempDir Path directory;

  @BeforeAll
  static void opensslIsInstalled() {
    assumeTrue(
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl"))),
        "openssl is not installed, so evidence made by it is not tested");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ec -pkeyopt ec_paramgen_curve:P-256",
        "ec -pkeyopt ec_paramgen_curve:P-384",
        "rsa -pkeyopt rsa_keygen_bits:2048"
      })
  void whatOpensslSignsIsVerified(String key) throws IOException, InterruptedException {
    AttestationContent content =
        AttestationContent.of("HL-EDGE-0001", KEY, "1.2.0", HEX.parseHex("00".repeat(16)));
    Files.write(directory.resolve("content"), content.bytes());
    Files.writeString(
        directory.resolve("ext"),
        "basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n");
    run(
        """
        openssl req -x509 -newkey %1$s -nodes -keyout ca.key -out ca.pem -subj /CN=Acme -days 2
        openssl req -newkey %1$s -nodes -keyout line.key -out line.csr -subj /CN=Line
        openssl x509 -req -in line.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 1 \
          -extfile ext -out line.pem
        openssl cms -sign -binary -in content -signer line.pem -inkey line.key -md sha256 \
          -outform DER -out evidence.der
        """
            .formatted(key));
    byte[] evidence = Files.readAllBytes(directory.resolve("evidence.der"));
    var manufacturers =
        Manufacturers.of(Pem.certificates(Files.readString(directory.resolve("ca.pem"))));
    AttestationVerifier verifier = new AttestationVerifier(manufacturers, AllowedPcrs.none());
    AttestationFormat format = AttestationFormat.REMOTE_ATTESTATION_V1;
    assertVerified(verifier.verify(format, evidence, content, Instant.now()));
    AttestationContent other =
        AttestationContent.of("HL-EDGE-0001", KEY, "1.2.1", HEX.parseHex("00".repeat(16)));
    assertRefused(CONTENT, "firmware", verifier.verify(format, evidence, other, Instant.now()));
  }

  private void run(String commands) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-e", "-c", commands)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    try {
      process.waitFor(60, TimeUnit.SECONDS);
      assertEquals(0, process.exitValue(), () -> log());
    } finally {
      process.destroyForcibly();
    }
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
