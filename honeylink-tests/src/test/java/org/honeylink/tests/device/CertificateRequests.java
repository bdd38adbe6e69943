package org.honeylink.tests.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;

/** PKCS#10 requests, good ones and bad ones, in PEM. */
public final class CertificateRequests {

  private CertificateRequests() {}

  public static String ed25519(String commonName) {
    return pem(signed(commonName, keys("Ed25519", null), "Ed25519"));
  }

  public static String p384(String commonName) {
    KeyPair keys = keys("EC", new ECGenParameterSpec("secp384r1"));
    return pem(signed(commonName, keys, "SHA384withECDSA"));
  }

  public static String p256(String commonName) {
    KeyPair keys = keys("EC", new ECGenParameterSpec("secp256r1"));
    return pem(signed(commonName, keys, "SHA256withECDSA"));
  }

  public static String rsa(String commonName) {
    KeyPair keys = keys("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
    return pem(signed(commonName, keys, "SHA256withRSA"));
  }

  /** The last byte of the signature is another one. */
  public static String withBrokenSignature(String commonName) {
    byte[] der = signed(commonName, keys("Ed25519", null), "Ed25519");
    der[der.length - 1] ^= 1;
    return pem(der);
  }

  private static KeyPair keys(String algorithm, @Nullable AlgorithmParameterSpec parameters) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (parameters != null) {
        generator.initialize(parameters);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] signed(String commonName, KeyPair keys, String algorithm) {
    try {
      PKCS10CertificationRequest request =
          new JcaPKCS10CertificationRequestBuilder(
                  new X500Principal("CN=" + commonName), keys.getPublic())
              .build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()));
      return request.getEncoded();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pem(byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN CERTIFICATE REQUEST-----\n"
        + lines
        + "\n-----END CERTIFICATE REQUEST-----\n";
  }
}
