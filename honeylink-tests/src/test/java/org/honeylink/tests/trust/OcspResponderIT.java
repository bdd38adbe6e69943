package org.honeylink.tests.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The responder for everybody: good and bad requests, by both ways of HTTP. */
@ExtendWith(RunningServer.class)
class OcspResponderIT {

  private static final int MALFORMED_REQUEST = 1;
  private static final int UNAUTHORIZED = 6;

  private final TestServer server;

  OcspResponderIT(TestServer server) {
    this.server = server;
  }

  @Test
  void requestsByGetAreAnsweredToo(@TempDir Path folder) throws Exception {
    CertifiedDevice device = CertifiedDevice.paired(server);
    OpenSsl openssl = new OpenSsl(server, folder);
    openssl.writeChain(device.first());
    byte[] request = openssl.request();
    BasicOCSPResp answer = basic(OcspCalls.get(server, request));
    assertEquals(CertificateStatus.GOOD, answer.getResponses()[0].getCertStatus());
    byte[] nonce = new byte[32];
    nonce[0] = 1;
    byte[] withNonce =
        request(
            device.first().chain().get(1), nonce, device.first().certificate().getSerialNumber());
    assertArrayEquals(
        new DEROctetString(nonce).getEncoded(),
        basic(OcspCalls.post(server, withNonce))
            .getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
            .getExtnValue()
            .getOctets());
  }

  @Test
  void severalCertificatesAreAnsweredAtOnceAndAStrangeNumberIsUnknown() throws Exception {
    CertifiedDevice good = CertifiedDevice.paired(server);
    CertifiedDevice revoked = CertifiedDevice.paired(server);
    revoked.revoke("cessationOfOperation").then().statusCode(200);
    byte[] request =
        request(
            good.first().chain().get(1),
            new byte[0],
            good.first().certificate().getSerialNumber(),
            revoked.first().certificate().getSerialNumber(),
            BigInteger.TEN);
    SingleResp[] answers = basic(OcspCalls.post(server, request)).getResponses();
    assertEquals(3, answers.length);
    assertEquals(CertificateStatus.GOOD, answers[0].getCertStatus());
    assertEquals(RevokedStatus.class, answers[1].getCertStatus().getClass());
    assertEquals(UnknownStatus.class, answers[2].getCertStatus().getClass());
  }

  @Test
  void aForeignIssuerIsNotAnsweredFor() throws Exception {
    X509Certificate foreign = CertificateAuthority.inMemory(InstantSource.system()).certificate();
    byte[] request = request(foreign, new byte[0], BigInteger.ONE);
    assertEquals(UNAUTHORIZED, new OCSPResp(OcspCalls.post(server, request)).getStatus());
  }

  @Test
  void whatIsNoRequestIsMalformed() throws IOException {
    for (byte[] bytes : new byte[][] {{}, {1, 2, 3}, new byte[4097], new byte[100_000]}) {
      assertEquals(MALFORMED_REQUEST, new OCSPResp(OcspCalls.post(server, bytes)).getStatus());
    }
    assertEquals(
        MALFORMED_REQUEST, new OCSPResp(OcspCalls.get(server, new byte[] {1, 2})).getStatus());
  }

  private static BasicOCSPResp basic(byte[] der) throws IOException, OCSPException {
    OCSPResp response = new OCSPResp(der);
    assertEquals(0, response.getStatus());
    return (BasicOCSPResp) response.getResponseObject();
  }

  private static byte[] request(X509Certificate issuer, byte[] nonce, BigInteger... serials)
      throws IOException, OCSPException, OperatorCreationException, CertificateEncodingException {
    OCSPReqBuilder builder = new OCSPReqBuilder();
    for (BigInteger serial : serials) {
      builder.addRequest(
          new CertificateID(
              new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
              new JcaX509CertificateHolder(issuer),
              serial));
    }
    if (nonce.length > 0) {
      builder.setRequestExtensions(
          new Extensions(
              new Extension(
                  OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                  false,
                  new DEROctetString(nonce).getEncoded())));
    }
    return builder.build().getEncoded();
  }
}
