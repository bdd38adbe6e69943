package org.honeylink.tests.trust;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.trust.CertifiedDevice.Answer;
import org.honeylink.tests.trust.CertifiedDevice.Certified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Certificates that look like a device's and are not. */
@ExtendWith(RunningServer.class)
class ForgedCertificateIT {

  private final TestServer server;

  ForgedCertificateIT(TestServer server) {
    this.server = server;
  }

  @Test
  void aForeignAuthoritysCertificateForTheDeviceOpensNothing() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    Certified foreign = foreign(device);
    Answer answer = device.read(foreign).expect(401);
    assertTrue(answer.body().contains("was not issued by this installation"), answer.body());
    assertAudited(answer);
  }

  @Test
  void theIssuersOfARealCertificateBehindAForeignOneChangeNothing() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    Certified foreign = foreign(device);
    List<X509Certificate> real = device.first().chain();
    device
        .read(
            new Certified(foreign.keys(), List.of(foreign.certificate(), real.get(1), real.get(2))))
        .expect(401);
    device
        .read(new Certified(foreign.keys(), List.of(foreign.certificate(), real.get(0))))
        .expect(401);
  }

  /** TLS 1.3 may tell the client at its first read only, so what fails is the call as a whole. */
  @Test
  void aRealCertificateWithoutItsKeyEndsTheHandshake() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    Certified stolen = new Certified(DeviceKey.generate(), device.first().chain());
    IllegalStateException ended =
        assertThrows(IllegalStateException.class, () -> device.read(stolen));
    assertInstanceOf(IOException.class, ended.getCause());
    device.read(device.first()).expect(200);
  }

  @Test
  void aDeviceSeesItselfOnly() {
    CertifiedDevice device = CertifiedDevice.paired(server);
    CertifiedDevice other = CertifiedDevice.paired(server);
    device.call(device.first(), "GET", "/devices/" + other.id(), "").expect(404);
    device.call(device.first(), "GET", "/devices/" + other.id() + "/certificates", "").expect(404);
    device.call(device.first(), "GET", "/devices/" + device.id() + "/certificates", "").expect(200);
  }

  private static Certified foreign(CertifiedDevice device) {
    CertificateAuthority authority = CertificateAuthority.inMemory(InstantSource.system());
    KeyPair keys = DeviceKey.generate();
    X509Certificate leaf =
        authority.issueDeviceCertificate(
            CertificateRequest.parse(CertifiedDevice.request(device.id(), keys)),
            device.id(),
            CertificateAuthority.DEVICE_VALIDITY);
    return new Certified(
        keys, List.of(leaf, authority.chain().getFirst(), authority.chain().getLast()));
  }

  private void assertAudited(Answer answer) {
    AuditTrail.of(server.api()).holdsTrace(answer.json().getString("trace_id"), "refused");
  }
}
