package org.honeylink.tests.access;

import io.restassured.response.Response;
import java.util.List;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;

/**
 * A paired device whose key openssl made.
 *
 * @param certificate name of its PEM file
 * @param key name of its PEM file
 */
record CertifiedDevice(TestDevice device, String certificate, String key) {

  private static final List<String> ED25519 = List.of("-algorithm", "ED25519");
  private static final List<String> P384 =
      List.of("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp384r1");

  static CertifiedDevice ed25519(TestServer server, Curl curl) {
    return paired(server, curl, ED25519);
  }

  static CertifiedDevice p384(TestServer server, Curl curl) {
    return paired(server, curl, P384);
  }

  private static CertifiedDevice paired(TestServer server, Curl curl, List<String> algorithm) {
    TestDevice device = TestDevice.register(server.api());
    String key = device.id() + ".key";
    String certificate = device.id() + ".crt";
    String request = device.id() + ".csr";
    curl.openssl(
        "genpkey",
        algorithm.get(0),
        algorithm.get(1),
        algorithm.size() > 2 ? algorithm.get(2) : "-outform",
        algorithm.size() > 2 ? algorithm.get(3) : "PEM",
        "-out",
        key);
    curl.openssl("req", "-new", "-key", key, "-subj", "/CN=" + device.id(), "-out", request);
    Response pairing = device.pair(device.pairingCode(), curl.read(request));
    pairing.then().statusCode(200);
    curl.write(certificate, pairing.path("device_certificate"));
    return new CertifiedDevice(device, certificate, key);
  }

  String path() {
    return "/api/v1/devices/" + device.id();
  }
}
