package org.honeylink.crypto.attestation;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A quote as a TPM makes it, of parts that can be spoiled. Whether real TPMs make it so is tested
 * with a software TPM in {@code TpmQuoteIT}.
 */
final class TestQuote {

  static final String DIGEST = "ab".repeat(32);

  private final KeyPair keys;
  private List<X509Certificate> certificates;
  private byte[] extraData;
  private int magic = 0xff544347;
  private int type = 0x8018;
  private int scheme = 0x0018;
  private int hash = 0x000B;
  private String algorithm = "SHA256withECDSAinP1363Format";
  private byte[] selection = {0, 0, 0, 1, 0, 0x0B, 3, (byte) 0x83, 0, 0};
  private byte[] digest = bytes(DIGEST);
  private int saltBytes = 32;
  private byte[] trailer = {};

  TestQuote(KeyPair keys, X509Certificate certificate, AttestationContent content) {
    this.keys = keys;
    this.certificates = List.of(certificate);
    this.extraData = content.sha256();
  }

  TestQuote magic(int other) {
    magic = other;
    return this;
  }

  TestQuote type(int other) {
    type = other;
    return this;
  }

  TestQuote extraData(byte[] other) {
    extraData = other;
    return this;
  }

  TestQuote selection(String hex) {
    selection = bytes(hex);
    return this;
  }

  TestQuote digest(String hex) {
    digest = bytes(hex);
    return this;
  }

  TestQuote certificates(List<X509Certificate> others) {
    certificates = others;
    return this;
  }

  TestQuote trailer(byte[] more) {
    trailer = more;
    return this;
  }

  TestQuote scheme(int tpmScheme, int tpmHash, String jdkName) {
    scheme = tpmScheme;
    hash = tpmHash;
    algorithm = jdkName;
    return this;
  }

  TestQuote salt(int bytes) {
    saltBytes = bytes;
    return this;
  }

  byte[] encoded() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] attest = attest();
    sized(out, attest);
    sized(out, signature(attest));
    certificates.forEach(each -> sized(out, der(each)));
    return out.toByteArray();
  }

  byte[] attest() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(6).putInt(magic).putShort((short) type).array());
    sized(out, new byte[34]);
    sized(out, extraData);
    out.writeBytes(new byte[25]);
    out.writeBytes(selection);
    sized(out, digest);
    out.writeBytes(trailer);
    return out.toByteArray();
  }

  private byte[] signature(byte[] attest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(4).putShort((short) scheme).putShort((short) hash).array());
    byte[] signed = sign(attest);
    if (scheme == 0x0018) {
      int half = signed.length / 2;
      sized(out, unsigned(signed, 0, half));
      sized(out, unsigned(signed, half, half));
    } else {
      sized(out, signed);
    }
    return out.toByteArray();
  }

  /** Without leading zeros, which a TPM may leave out. */
  private static byte[] unsigned(byte[] from, int at, int length) {
    byte[] signed = new BigInteger(1, from, at, length).toByteArray();
    return signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
  }

  private byte[] sign(byte[] attest) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      if (algorithm.equals("RSASSA-PSS")) {
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, saltBytes, 1));
      }
      signature.initSign(keys.getPrivate());
      signature.update(attest);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sized(ByteArrayOutputStream out, byte[] part) {
    out.write(part.length >> 8);
    out.write(part.length);
    out.writeBytes(part);
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return algorithm + ", salt " + saltBytes;
  }
}
