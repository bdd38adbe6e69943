package org.honeylink.crypto.timestamp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** Takes the time out of a time-stamp token, once it is known who says so. */
public final class SignedTime {

  private static final int MAX_TOKEN_BYTES = 32 * 1024;

  private SignedTime() {}

  /**
   * What the time in a pairing answer is stamped over: the code in capital letters, a line feed,
   * the request. The code counts once, so nobody has an old token over it; the request alone may be
   * the same each time.
   *
   * @param pairingCode with its hyphens
   * @param certificateRequest in DER
   */
  public static byte[] ofPairing(String pairingCode, byte[] certificateRequest) {
    byte[] code = (pairingCode + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] data = Arrays.copyOf(code, code.length + certificateRequest.length);
    System.arraycopy(certificateRequest, 0, data, code.length, certificateRequest.length);
    return data;
  }

  /**
   * Verifies a token; every certificate has to be valid at the time that the token states, for the
   * one who asks has no other.
   *
   * @param data what it has to be over: fresh, or an old token would do
   * @param root that its certificates have to lead to
   * @return the time that it states
   * @throws TimeStampRefused when it is malformed, over other data, or not by an authority for time
   *     stamps under the root
   */
  public static Instant verify(byte[] token, byte[] data, X509Certificate root) {
    if (token.length > MAX_TOKEN_BYTES) {
      throw new TimeStampRefused("has more than 32 KiB");
    }
    try {
      TimeStampToken parsed = new TimeStampToken(new CMSSignedData(token));
      checkImprint(parsed, data);
      Instant time = parsed.getTimeStampInfo().getGenTime().toInstant();
      checkSigner(parsed, root, time);
      return time;
    } catch (TimeStampRefused refused) {
      throw refused;
    } catch (CMSException | TSPException | IOException | RuntimeException malformed) {
      throw new TimeStampRefused("is no token of RFC 3161");
    }
  }

  private static void checkImprint(TimeStampToken token, byte[] data) {
    boolean same =
        NISTObjectIdentifiers.id_sha256.equals(
                token.getTimeStampInfo().getHashAlgorithm().getAlgorithm())
            && MessageDigest.isEqual(
                token.getTimeStampInfo().getMessageImprintDigest(), sha256(data));
    if (!same) {
      throw new TimeStampRefused("is over other data");
    }
  }

  private static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  private static void checkSigner(TimeStampToken token, X509Certificate root, Instant time) {
    List<X509Certificate> signer = new ArrayList<>();
    List<X509Certificate> all = new ArrayList<>();
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    try {
      for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
        X509Certificate certificate = converter.getCertificate(holder);
        all.add(certificate);
        if (token.getSID().match(holder)) {
          signer.add(certificate);
        }
      }
      if (signer.size() != 1) {
        throw new TimeStampRefused("does not hold the certificate of its signer once");
      }
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer.getFirst()));
      checkPath(signer.getFirst(), all, root, time);
    } catch (TSPException | OperatorCreationException | CertificateException e) {
      throw new TimeStampRefused("is not by the key of a certificate for time stamps");
    }
  }

  private static void checkPath(
      X509Certificate signer, List<X509Certificate> all, X509Certificate root, Instant time) {
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(signer);
      PKIXBuilderParameters parameters =
          new PKIXBuilderParameters(Set.of(new TrustAnchor(root, null)), target);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(time));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      root.checkValidity(Date.from(time));
    } catch (GeneralSecurityException none) {
      throw new TimeStampRefused("is by somebody whom the root did not certify for that time");
    }
  }
}
