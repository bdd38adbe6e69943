package org.honeylink.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.crypto.pki.CertificateRequestBuilder;
import org.honeylink.crypto.pki.DeviceKeyAlgorithm;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.DeviceRegistration;
import org.honeylink.sdk.admin.RegisteredDevice;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.NotPaired;
import org.honeylink.sdk.server.FakeAccess;
import org.honeylink.sdk.server.FakeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalTest {

  private static final String DEVICE = "HL-EDGE-0001";
  private static final char[] PASSPHRASE = "correct horse".toCharArray();
  private static final String RENEW = "POST /devices/" + DEVICE + "/certificate/renew";

  @TempDir Path directory;

  private Path file;
  private FakeServer server;
  private DeviceIdentity identity;
  private Instant now;

  @BeforeEach
  void pair() throws Exception {
    file = directory.resolve("device.p12");
    server = new FakeServer();
    identity = DeviceIdentity.inFile(file, PASSPHRASE, DEVICE);
    now = Instant.now();
    try (AdminClient admin =
        AdminClient.signIn(
            server.uri(), server.trust(), "admin", FakeAccess.PASSWORD.toCharArray())) {
      RegisteredDevice registered =
          admin.register(DeviceRegistration.of(identity, "1.2.0", "telemetry"));
      identity.registered(registered.deviceToken());
      try (HoneyLink link = link()) {
        link.pair(registered.pairingCode());
      }
    }
  }

  @AfterEach
  void stop() {
    identity.close();
    server.close();
  }

  private HoneyLink link() {
    return HoneyLink.connect(server.uri(), identity, server.trust(), () -> now);
  }

  private DeviceIdentity read() {
    return DeviceIdentity.inFile(file, PASSPHRASE, DEVICE);
  }

  @Test
  void aRenewedCertificateIsForANewKeyAndTakesThePlaceOfTheOld() {
    X509Certificate old = identity.certificateChain().getFirst();
    try (HoneyLink link = link()) {
      link.renewCertificate();
    }
    X509Certificate fresh = identity.certificateChain().getFirst();
    assertNotEquals(old.getPublicKey(), fresh.getPublicKey());
    assertEquals(fresh.getPublicKey(), identity.certificateKey());
    assertFalse(identity.isRenewed());
    try (DeviceIdentity again = read()) {
      assertEquals(identity.certificateChain(), again.certificateChain());
      assertEquals(identity.certificateKey(), again.certificateKey());
      assertEquals(identity.deviceMaster(), again.deviceMaster());
      assertFalse(again.isRenewed());
    }
  }

  @Test
  void aCrashBeforeTheNewOneWasUsedLosesNeither() {
    List<X509Certificate> old = identity.certificateChain();
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    identity.renewed(keys, old);
    try (DeviceIdentity again = read()) {
      assertEquals(old, again.certificateChain());
      assertEquals(identity.certificateKey(), again.certificateKey());
      assertTrue(again.isRenewed());
    }
  }

  @Test
  void whatACrashInterruptedIsFinishedByTheNextCall() {
    try (HoneyLink link = link()) {
      server.answerNext(500, "");
      assertThrows(HoneyLinkApiException.class, link::renewCertificate);
      assertEquals(1, renewals());
      assertFalse(identity.isRenewed());
      link.renewCertificate();
      assertEquals(2, renewals());
    }
  }

  @Test
  void aNewCertificateThatWasKeptButNotUsedIsUsedAndNotAskedForAgain() {
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    identity.renewed(keys, identity.certificateChain());
    try (HoneyLink link = link()) {
      link.renewCertificate();
    }
    assertEquals(0, renewals());
    assertEquals(keys.getPublic(), identity.certificateKey());
    assertFalse(identity.isRenewed());
  }

  @Test
  void aNewCertificateThatIsNotTakenIsPutAwayAndTheOldOneStays() {
    List<X509Certificate> old = identity.certificateChain();
    server.devices().refuseCertificates();
    try (HoneyLink link = link()) {
      assertThrows(HoneyLinkApiException.class, link::renewCertificate);
    }
    assertEquals(old, identity.certificateChain());
    try (DeviceIdentity again = read()) {
      assertFalse(again.isRenewed());
    }
  }

  @Test
  void aCertificateForAnotherKeyIsNotKept() {
    KeyPair foreign = DeviceKeyAlgorithm.ED25519.generate();
    server
        .devices()
        .certify(
            CertificateRequest.parse(CertificateRequestBuilder.forDevice(DEVICE).build(foreign)));
    try (HoneyLink link = link()) {
      assertThrows(PairingFailed.class, link::renewCertificate);
    }
    assertFalse(identity.isRenewed());
  }

  @Test
  void renewalIsDueWhenLessThanAThirdOfTheTimeIsLeft() {
    Instant end = identity.certificateChain().getFirst().getNotAfter().toInstant();
    try (HoneyLink link = link()) {
      assertFalse(link.renewCertificateIfDue());
      now = end.minus(Duration.ofDays(122));
      assertFalse(link.renewCertificateIfDue());
      now = end.minus(Duration.ofDays(121));
      assertTrue(link.renewCertificateIfDue());
    }
    assertEquals(1, renewals());
  }

  @Test
  void aTaintedAuthorityIsAReasonToRenew() {
    try (HoneyLink link = link()) {
      server.devices().taint();
      assertTrue(link.renewCertificateIfDue());
    }
  }

  @Test
  void whoIsNotPairedHasNothingToRenew() {
    try (DeviceIdentity stranger = DeviceIdentity.inMemory("HL-STRANGER");
        HoneyLink link = HoneyLink.connect(server.uri(), stranger, server.trust())) {
      assertThrows(NotPaired.class, link::renewCertificate);
      assertThrows(NotPaired.class, link::renewCertificateIfDue);
    }
  }

  private long renewals() {
    return server.calls().stream().filter(RENEW::equals).count();
  }
}
