package org.honeylink.crypto.agreement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.honeylink.crypto.agreement.HybridSecret.Transcript;
import org.honeylink.crypto.agreement.MlKemPublicKey.Encapsulated;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HybridSecretTest {

  private final X25519KeyPair device = X25519KeyPair.generate();
  private final X25519KeyPair server = X25519KeyPair.generate();
  private final MlKemKeyPair kem = MlKemKeyPair.generate();
  private final Encapsulated sealed = kem.publicKey().encapsulate();

  @AfterEach
  void wipe() {
    device.close();
    server.close();
    kem.close();
    sealed.close();
  }

  @Test
  void bothEndsJoinTheSameSecretAndTranscript() {
    try (SecretBytes here = device.agree(server.publicKey());
        SecretBytes there = server.agree(device.publicKey());
        SecretBytes opened = kem.decapsulate(sealed.ciphertext());
        HybridSecret ofDevice = HybridSecret.join(here, opened, transcript());
        HybridSecret ofServer = HybridSecret.join(there, sealed.secret(), transcript())) {
      assertEquals(ofDevice.secret(), ofServer.secret());
      assertEquals(ofDevice.transcript(), ofServer.transcript());
    }
  }

  @Test
  void theSecretIsX25519AndThenMlKem() {
    try (SecretBytes classical = device.agree(server.publicKey());
        HybridSecret hybrid = HybridSecret.join(classical, sealed.secret(), transcript())) {
      byte[] joined = hybrid.secret().expose(SecretAccess.granted());
      assertEquals(64, joined.length);
      assertArrayEquals(classical.expose(SecretAccess.granted()), Arrays.copyOf(joined, 32));
      assertArrayEquals(
          sealed.secret().expose(SecretAccess.granted()), Arrays.copyOfRange(joined, 32, 64));
    }
  }

  @Test
  void theTranscriptIsTheDigestOfAllThatCrossedInOrder() throws Exception {
    ByteArrayOutputStream crossed = new ByteArrayOutputStream();
    crossed.writeBytes(device.publicKey().bytes());
    crossed.writeBytes(server.publicKey().bytes());
    crossed.writeBytes(kem.publicKey().bytes());
    crossed.writeBytes(sealed.ciphertext());
    byte[] sha = MessageDigest.getInstance("SHA-512").digest(crossed.toByteArray());
    assertEquals(
        Base64.getUrlEncoder().withoutPadding().encodeToString(sha), transcript().digest());
  }

  @Test
  void whoeverChangesAnyPartChangesTheTranscript() {
    String digest = transcript().digest();
    byte[] changed = sealed.ciphertext();
    changed[700] ^= 1;
    try (X25519KeyPair other = X25519KeyPair.generate();
        MlKemKeyPair otherKem = MlKemKeyPair.generate()) {
      for (Transcript each :
          new Transcript[] {
            new Transcript(
                other.publicKey(), server.publicKey(), kem.publicKey(), sealed.ciphertext()),
            new Transcript(
                device.publicKey(), other.publicKey(), kem.publicKey(), sealed.ciphertext()),
            new Transcript(
                server.publicKey(), device.publicKey(), kem.publicKey(), sealed.ciphertext()),
            new Transcript(
                device.publicKey(), server.publicKey(), otherKem.publicKey(), sealed.ciphertext()),
            new Transcript(device.publicKey(), server.publicKey(), kem.publicKey(), changed)
          }) {
        assertNotEquals(digest, each.digest());
      }
    }
  }

  @Test
  void closingWipesTheSecret() {
    HybridSecret hybrid;
    try (SecretBytes classical = device.agree(server.publicKey())) {
      hybrid = HybridSecret.join(classical, sealed.secret(), transcript());
    }
    hybrid.close();
    assertThrows(IllegalStateException.class, () -> hybrid.secret().expose(SecretAccess.granted()));
  }

  private Transcript transcript() {
    return new Transcript(
        device.publicKey(), server.publicKey(), kem.publicKey(), sealed.ciphertext());
  }
}
