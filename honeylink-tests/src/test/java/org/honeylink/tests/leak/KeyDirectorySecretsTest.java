package org.honeylink.tests.leak;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDirectorySecretsTest {

  /** With zeros in front, and with the highest bit set: a number is written shorter, or longer. */
  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x01, 0x7f, 0x80, 0xfe})
  void aScalarIsSearchedAsThe48BytesThatItIsStoredAs(int first) throws GeneralSecurityException {
    byte[] scalar = new byte[48];
    Arrays.fill(scalar, (byte) 0x5a);
    scalar[0] = (byte) first;
    assertArrayEquals(scalar, KeyDirectorySecrets.bytes(secp384r1(scalar)));
  }

  private static Key secp384r1(byte[] scalar) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp384r1"));
    return KeyFactory.getInstance("EC")
        .generatePrivate(
            new ECPrivateKeySpec(
                new BigInteger(1, scalar), curve.getParameterSpec(ECParameterSpec.class)));
  }
}
