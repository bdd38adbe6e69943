package org.honeylink.crypto.pki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcspTest {

  @TempDir Path directory;

  private final Instant now = Instant.now();
  private final TestAuthorities authorities = new TestAuthorities(InstantSource.system());
  private final CertificateAuthority issuing = authorities.issuing();
  private final ServiceIdentity responder =
      issuing.issueServiceIdentity(ServicePurpose.OCSP_SIGNING, Duration.ofDays(3));
  private final X509Certificate good = TestAuthorities.device(issuing, "HL-GOOD");
  private final X509Certificate revoked = TestAuthorities.device(issuing, "HL-REVOKED");
  private final X509Certificate unspecified = TestAuthorities.device(issuing, "HL-UNSPECIFIED");
  private final X509Certificate unknown = TestAuthorities.device(issuing, "HL-UNKNOWN");
  private OpenSsl openssl;

  @BeforeEach
  void prepare() throws Exception {
    openssl = new OpenSsl(directory);
    openssl.write("root.pem", Pem.encode(authorities.root.certificate()));
    openssl.write("issuing.pem", Pem.encode(issuing.certificate()));
    openssl.write("good.pem", Pem.encode(good));
    openssl.write("revoked.pem", Pem.encode(revoked));
    openssl.write("unspecified.pem", Pem.encode(unspecified));
    openssl.write("unknown.pem", Pem.encode(unknown));
  }

  private CertificateStanding standing(BigInteger serial) {
    return Map.<BigInteger, CertificateStanding>of(
            good.getSerialNumber(),
            new CertificateStanding.Good(),
            revoked.getSerialNumber(),
            new CertificateStanding.Revoked(now, RevocationReason.KEY_COMPROMISE),
            unspecified.getSerialNumber(),
            new CertificateStanding.Revoked(now, RevocationReason.UNSPECIFIED))
        .getOrDefault(serial, new CertificateStanding.Unknown());
  }

  private byte[] answer(byte[] request) {
    return OcspAnswers.of(
        OcspRequest.parse(request).orElseThrow(),
        responder,
        this::standing,
        now,
        now.plusSeconds(600));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-sha1", "-sha256", "-sha384", "-sha512"})
  void opensslBelievesTheAnswerAboutSeveralCertificates(String digest) throws Exception {
    openssl.run(
        "ocsp",
        digest,
        "-issuer",
        "issuing.pem",
        "-cert",
        "good.pem",
        digest,
        "-cert",
        "revoked.pem",
        digest,
        "-cert",
        "unspecified.pem",
        digest,
        "-cert",
        "unknown.pem",
        "-reqout",
        "request.der");
    openssl.write("response.der", answer(openssl.read("request.der")));
    String said =
        openssl.run(
            "ocsp",
            "-no_nonce",
            "-reqin",
            "request.der",
            "-respin",
            "response.der",
            "-CAfile",
            "root.pem",
            "-verify_other",
            "issuing.pem",
            "-issuer",
            "issuing.pem",
            digest,
            "-cert",
            "good.pem",
            digest,
            "-cert",
            "revoked.pem",
            digest,
            "-cert",
            "unspecified.pem",
            digest,
            "-cert",
            "unknown.pem");
    assertTrue(said.contains("Response verify OK"), said);
    assertTrue(said.contains("good.pem: good"), said);
    assertTrue(said.contains("revoked.pem: revoked"), said);
    assertTrue(said.contains("Reason: keyCompromise"), said);
    assertTrue(said.contains("unspecified.pem: revoked"), said);
    assertTrue(said.contains("unknown.pem: unknown"), said);
    assertFalse(said.contains("WARNING"), said);
  }

  @Test
  void anAnswerIsSignedByTheRespondersKeyAndCarriesItsCertificate() throws Exception {
    BasicOCSPResp basic =
        (BasicOCSPResp) new OCSPResp(answer(request(null, good))).getResponseObject();
    assertTrue(
        basic.isSignatureValid(
            new JcaContentVerifierProviderBuilder().build(responder.certificate())));
    assertEquals(
        List.of(new JcaX509CertificateHolder(responder.certificate())),
        Arrays.asList(basic.getCerts()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 32, 128})
  void aNonceComesBack(int bytes) throws Exception {
    byte[] nonce = new byte[bytes];
    Arrays.fill(nonce, (byte) 7);
    byte[] request = request(nonce, good);
    assertTrue(OcspRequest.parse(request).orElseThrow().hasNonce());
    BasicOCSPResp basic = (BasicOCSPResp) new OCSPResp(answer(request)).getResponseObject();
    assertArrayEquals(
        new DEROctetString(nonce).getEncoded(),
        basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce).getExtnValue().getOctets());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 129})
  void aNonceOfAnotherLengthIsMalformed(int bytes) throws Exception {
    assertTrue(OcspRequest.parse(request(new byte[bytes], good)).isEmpty());
  }

  @Test
  void requestsWithoutSenseAreMalformed() throws Exception {
    assertTrue(OcspRequest.parse(new byte[0]).isEmpty());
    assertTrue(OcspRequest.parse(new byte[] {0x30, 0x03, 0x02, 0x01, 0x00}).isEmpty());
    assertTrue(OcspRequest.parse(new byte[OcspRequest.MAX_BYTES + 1]).isEmpty());
    byte[] whole = request(null, good);
    for (int length = 0; length < whole.length; length++) {
      assertTrue(OcspRequest.parse(Arrays.copyOf(whole, length)).isEmpty(), "length " + length);
    }
  }

  @Test
  void noFlippedByteCausesAnException() throws Exception {
    byte[] whole = request(new byte[32], good);
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << bit);
        OcspRequest.parse(flipped).ifPresent(request -> request.isAbout(issuing.certificate()));
      }
    }
    assertTrue(OcspRequest.parse(whole).orElseThrow().isAbout(issuing.certificate()));
  }

  @Test
  void sixteenCertificatesAreTakenAndNotOneMore() throws Exception {
    assertEquals(
        OcspRequest.MAX_CERTIFICATES,
        OcspRequest.parse(request(null, many(OcspRequest.MAX_CERTIFICATES)))
            .orElseThrow()
            .serials()
            .size());
    assertTrue(OcspRequest.parse(request(null, many(OcspRequest.MAX_CERTIFICATES + 1))).isEmpty());
    assertTrue(OcspRequest.parse(request(null)).isEmpty());
  }

  private X509Certificate[] many(int count) {
    return IntStream.range(0, count).mapToObj(i -> good).toArray(X509Certificate[]::new);
  }

  @Test
  void aRequestKnowsWhoseCertificatesItIsAbout() throws Exception {
    OcspRequest request = OcspRequest.parse(request(null, good, revoked)).orElseThrow();
    assertTrue(request.isAbout(issuing.certificate()));
    assertFalse(request.isAbout(authorities.issuing().certificate()));
    assertEquals(List.of(good.getSerialNumber(), revoked.getSerialNumber()), request.serials());
  }

  @Test
  void refusalsHaveTheirNumbers() throws Exception {
    assertEquals(1, new OCSPResp(OcspAnswers.malformedRequest()).getStatus());
    assertEquals(3, new OCSPResp(OcspAnswers.tryLater()).getStatus());
    assertEquals(6, new OCSPResp(OcspAnswers.unauthorized()).getStatus());
  }

  private byte[] request(byte @Nullable [] nonce, X509Certificate... certificates)
      throws Exception {
    OCSPReqBuilder builder = new OCSPReqBuilder();
    for (X509Certificate certificate : certificates) {
      builder.addRequest(
          new CertificateID(
              new JcaDigestCalculatorProviderBuilder().build().get(sha1()),
              new JcaX509CertificateHolder(issuing.certificate()),
              certificate.getSerialNumber()));
    }
    if (nonce != null) {
      builder.setRequestExtensions(
          new Extensions(
              new Extension(
                  OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                  false,
                  new DEROctetString(nonce).getEncoded())));
    }
    return builder.build().getEncoded();
  }

  private static AlgorithmIdentifier sha1() {
    return CertificateID.HASH_SHA1;
  }
}
