package org.honeylink.tests.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.wire.SealedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningServer.class)
class DevicePairingIT {

  private final TestServer server;
  private final AuditTrail trail;

  DevicePairingIT(TestServer server) {
    this.server = server;
    this.trail = AuditTrail.of(server.api());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "P-384"})
  void issuedCertificateIsVerifiedByOpenssl(String algorithm, @TempDir Path folder)
      throws IOException, InterruptedException {
    TestDevice device = TestDevice.register(server.api());
    String request =
        algorithm.equals("Ed25519")
            ? CertificateRequests.ed25519(device.id())
            : CertificateRequests.p384(device.id());
    Response paired = device.pair(device.pairingCode(), request);
    paired.then().statusCode(200);
    Path chain = folder.resolve("chain.pem");
    Path certificate = folder.resolve("device.pem");
    Files.writeString(chain, server.api().asNobody().get("/pki/ca").asString());
    Files.writeString(certificate, paired.path("device_certificate"));

    assertEquals(
        certificate + ": OK",
        openssl("verify", "-CAfile", chain.toString(), certificate.toString()));
    String text = openssl("x509", "-in", certificate.toString(), "-noout", "-text");
    assertTrue(text.contains("CN=" + device.id()) || text.contains("CN = " + device.id()), text);
    assertTrue(text.contains("URI:urn:honeylink:device:" + device.id()), text);
    assertTrue(text.contains("CA:FALSE"), text);
    trail.holds(device.id(), "device-pairing", "success");
  }

  @Test
  void pairedDeviceIsShownAsPaired() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    server
        .api()
        .as(device.token())
        .get("/devices/{id}", device.id())
        .then()
        .statusCode(200)
        .body("status", equalTo("PAIRED"));
  }

  @Test
  void deviceMasterOpensWithTheRegisteredKeyOnly() {
    TestDevice device = TestDevice.register(server.api());
    Response paired = device.pair();
    paired.then().statusCode(200).body("device_master.generation", equalTo(1));
    byte[] master =
        new SealedMessage(
                bytes(paired.path("device_master.hpke_enc")),
                bytes(paired.path("device_master.hpke_ciphertext")))
            .open(
                device.key(),
                "HoneyLink-v1|device-master".getBytes(UTF_8),
                device.id().getBytes(UTF_8));
    assertEquals(32, master.length);
  }

  private static byte[] bytes(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }

  private static String openssl(String... arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
