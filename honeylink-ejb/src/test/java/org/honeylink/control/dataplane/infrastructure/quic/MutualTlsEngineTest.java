package org.honeylink.control.dataplane.infrastructure.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.kwik.agent15.TlsConstants.HandshakeType;
import tech.kwik.agent15.TlsProtocolException;
import tech.kwik.agent15.alert.BadCertificateAlert;
import tech.kwik.agent15.alert.DecryptErrorAlert;
import tech.kwik.agent15.alert.UnexpectedMessageAlert;
import tech.kwik.agent15.engine.CertificateWithPrivateKey;
import tech.kwik.agent15.handshake.CertificateMessage;

/** Client certificates in the handshake of QUIC: nobody comes in without proving his. */
class MutualTlsEngineTest {

  private static KeyPair serverKeys;
  private static X509Certificate serverCertificate;
  private static KeyPair deviceKeys;
  private static X509Certificate deviceCertificate;
  private static KeyPair otherKeys;

  private final List<X509Certificate> proven = new ArrayList<>();

  @BeforeAll
  static void prepare() throws Exception {
    serverKeys = keys();
    serverCertificate = certificate("server", serverKeys);
    deviceKeys = keys();
    deviceCertificate = certificate("device", deviceKeys);
    otherKeys = keys();
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(String name, KeyPair keys) throws Exception {
    X500Principal subject = new X500Principal("CN=" + name);
    Instant now = Instant.now();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    subject,
                    BigInteger.ONE,
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(1))),
                    subject,
                    keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }

  private Handshake handshake(CertificateWithPrivateKey shown) {
    return new Handshake(serverCertificate, serverKeys.getPrivate(), shown, proven::addAll);
  }

  private Handshake honest() {
    return handshake(new CertificateWithPrivateKey(deviceCertificate, deviceKeys.getPrivate()));
  }

  @Test
  void clientWhoProvesItsKeyIsKnownByItsCertificate() throws Exception {
    Handshake handshake = honest().run();
    assertTrue(handshake.isFinished());
    assertTrue(handshake.sameSecrets());
    assertEquals(List.of(deviceCertificate), proven);
  }

  @Test
  void requestFollowsTheExtensionsAndNoTicketIsGiven() throws Exception {
    assertEquals(
        List.of(
            HandshakeType.server_hello,
            HandshakeType.encrypted_extensions,
            HandshakeType.certificate_request,
            HandshakeType.certificate,
            HandshakeType.certificate_verify,
            HandshakeType.finished),
        honest().run().serverSaid());
  }

  @Test
  void clientWithoutACertificateDoesNotComeIn() {
    Handshake handshake =
        new Handshake(serverCertificate, serverKeys.getPrivate(), null, proven::addAll);
    assertRefused(TlsProtocolException.class, handshake);
  }

  @Test
  void certificateOfWhichTheClientHasNoKeyDoesNotComeIn() {
    assertRefused(
        DecryptErrorAlert.class,
        handshake(new CertificateWithPrivateKey(deviceCertificate, otherKeys.getPrivate())));
  }

  @Test
  void certificateThatDoesNotCountDoesNotComeIn() {
    Handshake handshake =
        new Handshake(
            serverCertificate,
            serverKeys.getPrivate(),
            new CertificateWithPrivateKey(deviceCertificate, deviceKeys.getPrivate()),
            chain -> {
              throw new IllegalStateException("revoked");
            });
    assertRefused(BadCertificateAlert.class, handshake);
  }

  @Test
  void finishedAloneDoesNotComeIn() {
    assertRefused(
        UnexpectedMessageAlert.class, honest().clientSays(flight -> flight.subList(2, 3)));
  }

  @Test
  void certificateWithoutItsProofDoesNotComeIn() {
    assertRefused(
        UnexpectedMessageAlert.class,
        honest().clientSays(flight -> List.of(flight.get(0), flight.get(2))));
  }

  @Test
  void proofWithoutACertificateDoesNotComeIn() {
    assertRefused(
        UnexpectedMessageAlert.class, honest().clientSays(flight -> flight.subList(1, 3)));
  }

  @Test
  void secondCertificateBehindTheProofDoesNotComeIn() throws Exception {
    byte[] another = new CertificateMessage(certificate("another", otherKeys)).getBytes();
    Handshake handshake =
        honest()
            .clientSays(flight -> List.of(flight.get(0), flight.get(1), another, flight.get(2)));
    assertThrows(UnexpectedMessageAlert.class, handshake::run);
    assertFalse(handshake.isFinished());
  }

  @Test
  void exchangedCertificateDoesNotComeIn() throws Exception {
    byte[] another = new CertificateMessage(certificate("another", otherKeys)).getBytes();
    assertRefused(
        DecryptErrorAlert.class,
        honest().clientSays(flight -> List.of(another, flight.get(1), flight.get(2))));
  }

  @Test
  void finishedThatDoesNotCoverTheProofDoesNotComeIn() {
    Handshake handshake =
        honest()
            .clientSays(
                flight -> {
                  byte[] changed = flight.get(2).clone();
                  changed[changed.length - 1] ^= 1;
                  return List.of(flight.get(0), flight.get(1), changed);
                });
    assertThrows(DecryptErrorAlert.class, handshake::run);
    assertFalse(handshake.isFinished());
  }

  private void assertRefused(Class<? extends TlsProtocolException> why, Handshake handshake) {
    assertThrows(why, handshake::run);
    assertFalse(handshake.isFinished());
    assertEquals(List.of(), proven);
  }
}
