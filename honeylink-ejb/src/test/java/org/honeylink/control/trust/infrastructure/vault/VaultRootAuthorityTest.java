package org.honeylink.control.trust.infrastructure.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.honeylink.control.trust.infrastructure.vault.simulator.VaultSimulator;
import org.honeylink.crypto.keys.KeyStoreAway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultRootAuthorityTest {

  @TempDir Path directory;

  private VaultSimulator vault;
  private VaultRootAuthority authority;

  @BeforeEach
  void start() throws IOException {
    vault = VaultSimulator.start(System::nanoTime);
    Path token = Files.writeString(directory.resolve("token"), vault.issueToken());
    VaultSettings settings =
        new VaultSettings(
            vault.address(),
            Optional.empty(),
            Optional.of(Files.writeString(directory.resolve("ca.pem"), vault.authorityPem())),
            "transit",
            "secret",
            "hl",
            Duration.ofSeconds(2));
    authority = new VaultRootAuthority(settings, new VaultLogin.TokenFile(token), "pki");
  }

  @AfterEach
  void stop() {
    authority.close();
    vault.close();
  }

  @Test
  void itsCertificateIsTheRootOfTheEngine() {
    assertEquals(vault.root(), authority.certificate());
  }

  @Test
  void theIssuingAuthorityIsSignedByTheRoot() throws Exception {
    KeyPair keys = keys();
    X509Certificate signed = authority.signIssuingAuthority(request(keys), Duration.ofDays(365));
    signed.verify(vault.root().getPublicKey());
    assertEquals(keys.getPublic(), signed.getPublicKey());
    assertEquals("CN=HoneyLink Issuing CA 1", signed.getSubjectX500Principal().getName());
    assertEquals(0, signed.getBasicConstraints());
    long days = Duration.between(Instant.now(), signed.getNotAfter().toInstant()).toDays();
    assertTrue(days == 364 || days == 365, days + " days");
  }

  @Test
  void theValidityIsCutAtTheEndOfTheRoot() throws Exception {
    X509Certificate signed =
        authority.signIssuingAuthority(request(keys()), Duration.ofDays(100 * 365));
    Instant end = vault.root().getNotAfter().toInstant();
    Duration earlier = Duration.between(signed.getNotAfter().toInstant(), end);
    assertTrue(!earlier.isNegative() && earlier.toHours() < 1, earlier.toString());
  }

  @Test
  void aRootThatIsAwaySignsNothing() throws Exception {
    byte[] request = request(keys());
    vault.seal();
    assertThrows(
        KeyStoreAway.class, () -> authority.signIssuingAuthority(request, Duration.ofDays(1)));
    assertThrows(KeyStoreAway.class, () -> authority.certificate());
  }

  @Test
  void aPolicyThatLacksThePathIsNamed() throws Exception {
    byte[] request = request(keys());
    vault.forbid("pki/root");
    KeyStoreAway away =
        assertThrows(
            KeyStoreAway.class, () -> authority.signIssuingAuthority(request, Duration.ofDays(1)));
    assertTrue(String.valueOf(away.getMessage()).contains("pki/root/sign-intermediate (403)"));
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    return generator.generateKeyPair();
  }

  private static byte[] request(KeyPair keys) throws IOException, OperatorCreationException {
    return new JcaPKCS10CertificationRequestBuilder(
            new X500Name("CN=HoneyLink Issuing CA 1"), keys.getPublic())
        .build(new JcaContentSignerBuilder("SHA384withECDSA").build(keys.getPrivate()))
        .getEncoded();
  }
}
