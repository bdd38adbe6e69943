package org.honeylink.crypto.agreement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.honeylink.crypto.agreement.MlKemPublicKey.Encapsulated;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MlKemTest {

  private static final HexFormat HEX = HexFormat.of();

  @Test
  void bothEndsHaveTheSameSecret() {
    try (MlKemKeyPair pair = MlKemKeyPair.generate();
        Encapsulated sealed = pair.publicKey().encapsulate();
        SecretBytes opened = pair.decapsulate(sealed.ciphertext())) {
      assertEquals(32, opened.length());
      assertEquals(sealed.secret(), opened);
    }
  }

  @Test
  void twoSecretsForOneKeyAreNeverTheSame() {
    try (MlKemKeyPair pair = MlKemKeyPair.generate();
        Encapsulated first = pair.publicKey().encapsulate();
        Encapsulated second = pair.publicKey().encapsulate()) {
      assertNotEquals(first.secret(), second.secret());
      assertFalse(Arrays.equals(first.ciphertext(), second.ciphertext()));
    }
  }

  // The accumulated vectors of the Go project, crypto/mlkem, TestAccumulated (ML-KEM-768 of the
  // final FIPS 203): keys, messages and random ciphertexts come from SHAKE128 of nothing; keys,
  // ciphertexts, secrets and secrets of implicit rejection go into another SHAKE128.
  @ParameterizedTest
  @CsvSource({
    "100, 1114b1b6699ed191734fa339376afa7e285c9e6acf6ff0177d346696ce564415",
    "10000, 8a518cc63da366322a8e7a818c7a0d63483cb3528d34a4cf42f35d5ad73f22fc"
  })
  void everyStepIsThatOfOtherImplementations(int rounds, String digest) {
    SHAKEDigest source = new SHAKEDigest(128);
    InsecureFixedRandom random =
        new InsecureFixedRandom(bytes -> source.doOutput(bytes, 0, bytes.length));
    SHAKEDigest out = new SHAKEDigest(128);
    byte[] garbage = new byte[MlKemKeyPair.CIPHERTEXT_BYTES];
    for (int i = 0; i < rounds; i++) {
      try (MlKemKeyPair pair = MlKemKeyPair.generate(random);
          Encapsulated sealed = pair.publicKey().encapsulate(random);
          SecretBytes opened = pair.decapsulate(sealed.ciphertext())) {
        update(out, pair.publicKey().bytes());
        update(out, sealed.ciphertext());
        update(out, sealed.secret().expose(SecretAccess.granted()));
        assertEquals(sealed.secret(), opened);
        source.doOutput(garbage, 0, garbage.length);
        try (SecretBytes rejected = pair.decapsulate(garbage)) {
          update(out, rejected.expose(SecretAccess.granted()));
        }
      }
    }
    byte[] sum = new byte[32];
    out.doFinal(sum, 0, sum.length);
    assertEquals(digest, HEX.formatHex(sum));
  }

  private static void update(SHAKEDigest digest, byte[] bytes) {
    digest.update(bytes, 0, bytes.length);
  }

  @Test
  void bouncyCastleOpensWhatWeSealAndWeWhatItSeals() {
    byte[] seed = new byte[64];
    seed[63] = 1;
    MLKEMPrivateKeyParameters theirs =
        new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, seed);
    try (SecretBytes ourSeed = SecretBytes.copyOf(seed);
        MlKemKeyPair ours = MlKemKeyPair.fromSeed(ourSeed);
        Encapsulated sealed = ours.publicKey().encapsulate()) {
      assertArrayEquals(theirs.getPublicKey(), ours.publicKey().bytes());
      assertArrayEquals(
          sealed.secret().expose(SecretAccess.granted()),
          new MLKEMExtractor(theirs).extractSecret(sealed.ciphertext()));
      var reply =
          new MLKEMGenerator(new SecureRandom())
              .generateEncapsulated(
                  new MLKEMPublicKeyParameters(
                      MLKEMParameters.ml_kem_768, ours.publicKey().bytes()));
      try (SecretBytes opened = ours.decapsulate(reply.getEncapsulation())) {
        assertArrayEquals(reply.getSecret(), opened.expose(SecretAccess.granted()));
      }
    }
  }

  @Test
  void aChangedCiphertextGivesASecretThatNobodyElseHas() {
    try (MlKemKeyPair pair = MlKemKeyPair.generate();
        Encapsulated sealed = pair.publicKey().encapsulate()) {
      for (int bit = 0; bit < MlKemKeyPair.CIPHERTEXT_BYTES * 8; bit += 61) {
        byte[] changed = sealed.ciphertext();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        try (SecretBytes opened = pair.decapsulate(changed)) {
          assertNotEquals(sealed.secret(), opened);
        }
      }
    }
  }

  @Test
  void aCiphertextForAnotherKeyGivesAnotherSecret() {
    try (MlKemKeyPair pair = MlKemKeyPair.generate();
        MlKemKeyPair other = MlKemKeyPair.generate();
        Encapsulated sealed = other.publicKey().encapsulate();
        SecretBytes opened = pair.decapsulate(sealed.ciphertext())) {
      assertNotEquals(sealed.secret(), opened);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_087, 1_089, 1_184, 1_568})
  void aCiphertextOfAnotherLengthIsRefused(int bytes) {
    try (MlKemKeyPair pair = MlKemKeyPair.generate()) {
      InvalidCiphertext refused =
          assertThrows(InvalidCiphertext.class, () -> pair.decapsulate(new byte[bytes]));
      assertTrue(String.valueOf(refused.getMessage()).endsWith("received " + bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 32, 63, 65, 2_400})
  void aSeedOfAnotherLengthIsRefused(int bytes) {
    try (SecretBytes seed = SecretBytes.copyOf(new byte[bytes])) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> MlKemKeyPair.fromSeed(seed));
      assertTrue(String.valueOf(refused.getMessage()).endsWith("received " + bytes));
    }
  }

  // 800 and 1,568 are the lengths of ML-KEM-512 and ML-KEM-1024.
  @ParameterizedTest
  @ValueSource(ints = {0, 800, 1_183, 1_185, 1_568})
  void aKeyOfAnotherLengthIsRefused(int bytes) {
    InvalidPublicKey refused =
        assertThrows(InvalidPublicKey.class, () -> MlKemPublicKey.of(new byte[bytes]));
    assertTrue(String.valueOf(refused.getMessage()).endsWith("received " + bytes));
  }

  // FIPS 203 section 7.2: each of the 768 coefficients, 12 bits, little-endian, must be below
  // 3,329.
  @Test
  void aCoefficientThatIsNotReducedIsRefusedAtEveryPlace() {
    byte[] key;
    try (MlKemKeyPair pair = MlKemKeyPair.generate()) {
      key = pair.publicKey().bytes();
    }
    for (int i = 0; i < 768; i++) {
      byte[] bad = withCoefficient(key, i, 3_329 + i % 767);
      InvalidPublicKey refused =
          assertThrows(InvalidPublicKey.class, () -> MlKemPublicKey.of(bad), "coefficient " + i);
      assertTrue(String.valueOf(refused.getMessage()).contains("3,329"));
      assertEquals(1_184, MlKemPublicKey.of(withCoefficient(key, i, 3_328)).bytes().length);
    }
  }

  private static byte[] withCoefficient(byte[] key, int index, int value) {
    byte[] changed = key.clone();
    int at = index / 2 * 3;
    if (index % 2 == 0) {
      changed[at] = (byte) value;
      changed[at + 1] = (byte) ((changed[at + 1] & 0xf0) | value >> 8);
    } else {
      changed[at + 1] = (byte) ((changed[at + 1] & 0x0f) | value << 4);
      changed[at + 2] = (byte) (value >> 4);
    }
    return changed;
  }

  @Test
  void aKeyIsWhatWasReceivedAndNobodyChangesIt() {
    try (MlKemKeyPair pair = MlKemKeyPair.generate();
        MlKemKeyPair other = MlKemKeyPair.generate()) {
      byte[] received = pair.publicKey().bytes();
      MlKemPublicKey key = MlKemPublicKey.of(received);
      received[0] ^= 1;
      assertEquals(pair.publicKey(), key);
      assertEquals(pair.publicKey().hashCode(), key.hashCode());
      assertNotEquals(other.publicKey(), key);
      assertNotEquals(other.publicKey().hashCode(), key.hashCode());
      assertFalse(key.equals(new Object()));
      key.bytes()[0] ^= 1;
      assertEquals(pair.publicKey(), key);
      assertEquals(key, MlKemPublicKey.of(Base64.getUrlDecoder().decode(key.toString())));
      assertTrue(pair.toString().contains(key.toString()));
    }
  }

  @Test
  void nothingOpensAfterClose() {
    MlKemKeyPair pair = MlKemKeyPair.generate();
    Encapsulated sealed = pair.publicKey().encapsulate();
    pair.close();
    assertThrows(IllegalStateException.class, () -> pair.decapsulate(sealed.ciphertext()));
    sealed.close();
    assertThrows(IllegalStateException.class, () -> sealed.secret().expose(SecretAccess.granted()));
  }
}
