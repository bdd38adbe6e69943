package org.honeylink.crypto.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** Makes time-stamp tokens (RFC 3161) with one key of P-384. Immutable, thread-safe. */
public final class TimeStamps {

  /**
   * RFC 3161 section 2.4.2 wants a policy: "time of the pairing server". Its number is of the tree
   * that anybody may use (ITU-T X.667): UUID eb410554-dd1a-4cf3-8739-98aeeda526f9.
   */
  static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("2.25.312706186440901646018788354718276331257");

  private static final int SERIAL_BITS = 159;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  /**
   * @param chain certificate of the key, with critical extended key usage timeStamping, first
   */
  public TimeStamps(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /**
   * States that the data existed at a time.
   *
   * @param data of any length; its SHA-256 goes into the token
   * @param now kept to the millisecond
   * @return TimeStampToken in DER, with the chain
   */
  public byte[] stamp(byte[] data, Instant now) {
    try {
      DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
      DigestCalculator sha256 =
          digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
      TimeStampTokenGenerator generator =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .build("SHA384withECDSA", key, chain.getFirst()),
              sha256,
              POLICY);
      generator.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
      generator.addCertificates(new JcaCertStore(chain));
      return generator
          .generate(request(sha256, data), new BigInteger(SERIAL_BITS, RANDOM), Date.from(now))
          .getEncoded();
    } catch (OperatorCreationException | GeneralSecurityException | TSPException | IOException e) {
      throw new IllegalStateException("The time-stamping key cannot sign", e);
    }
  }

  private static TimeStampRequest request(DigestCalculator sha256, byte[] data) throws IOException {
    TimeStampRequestGenerator request = new TimeStampRequestGenerator();
    request.setCertReq(true);
    try (var out = sha256.getOutputStream()) {
      out.write(data);
    }
    return request.generate(TSPAlgorithms.SHA256, sha256.getDigest());
  }
}
