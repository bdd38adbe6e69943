package org.honeylink.crypto.timestamp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.honeylink.crypto.pki.Pem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedTimeTest {

  private static final byte[] DATA = "a certificate request".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00.123Z");
  private static final TestAuthority AUTHORITY = TestAuthority.create(NOW);
  private static final X509Certificate ROOT = AUTHORITY.root();
  private static final byte[] TOKEN = stampedBy(KeyPurposeId.id_kp_timeStamping, true);

  @TempDir Path directory;

  private static byte[] stampedBy(KeyPurposeId purpose, boolean critical) {
    return AUTHORITY.service(purpose, critical).stamp(DATA, NOW);
  }

  @Test
  void theTimeIsWhatWasStated() {
    assertEquals(NOW, SignedTime.verify(TOKEN, DATA, ROOT));
  }

  @Test
  void aTokenOverOtherDataIsRefused() {
    assertRefused("other data", TOKEN, new byte[] {1}, ROOT);
  }

  @Test
  void aTokenUnderAnotherRootIsRefused() {
    assertRefused("did not certify", TOKEN, DATA, TestAuthority.create(NOW).root());
  }

  @Test
  void aCertificateForSomethingElseStampsNothing() {
    assertThrows(IllegalStateException.class, () -> stampedBy(KeyPurposeId.id_kp_serverAuth, true));
  }

  @Test
  void aTimeOutsideTheCertificatesIsRefused() {
    byte[] late = AUTHORITY.timeStamps().stamp(DATA, NOW.plus(Duration.ofDays(40)));
    assertThrows(TimeStampRefused.class, () -> SignedTime.verify(late, DATA, ROOT));
    byte[] early = AUTHORITY.timeStamps().stamp(DATA, Instant.EPOCH);
    assertThrows(TimeStampRefused.class, () -> SignedTime.verify(early, DATA, ROOT));
  }

  @Test
  void whatIsNoTokenIsRefused() {
    assertRefused("RFC 3161", new byte[0], DATA, ROOT);
    assertRefused("RFC 3161", new byte[100], DATA, ROOT);
    assertRefused("32 KiB", new byte[32_769], DATA, ROOT);
  }

  @Test
  void noFlippedByteChangesTheTime() {
    qt().withExamples(100)
        .forAll(integers().between(0, TOKEN.length - 1), integers().between(1, 255))
        .checkAssert(
            (at, flip) -> {
              byte[] changed = TOKEN.clone();
              changed[at] ^= (byte) flip.intValue();
              try {
                assertEquals(NOW, SignedTime.verify(changed, DATA, ROOT));
              } catch (TimeStampRefused refused) {
                assertTrue(String.valueOf(refused.getMessage()).startsWith("The time stamp "));
              }
            });
  }

  @Test
  void opensslTakesTheToken() throws IOException, InterruptedException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl"))),
        "openssl is not installed, so its opinion of the token is not tested");
    Files.write(directory.resolve("data"), DATA);
    Files.write(directory.resolve("token.der"), TOKEN);
    Files.writeString(directory.resolve("root.pem"), Pem.encode(ROOT));
    assertEquals("Verification: OK", openssl("data"));
    Files.writeString(directory.resolve("other"), "other");
    assertEquals("Verification: FAILED", openssl("other"));
  }

  private String openssl(String data) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "openssl",
                "ts",
                "-verify",
                "-data",
                data,
                "-in",
                "token.der",
                "-token_in",
                "-attime",
                Long.toString(NOW.getEpochSecond()),
                "-CAfile",
                "root.pem")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    try (var out = process.inputReader()) {
      List<String> said = out.lines().filter(line -> line.startsWith("Verification")).toList();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      return String.join("\n", said);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void assertRefused(
      String reason, byte[] token, byte[] data, X509Certificate root) {
    TimeStampRefused refused =
        assertThrows(TimeStampRefused.class, () -> SignedTime.verify(token, data, root));
    assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused.getMessage());
  }
}
