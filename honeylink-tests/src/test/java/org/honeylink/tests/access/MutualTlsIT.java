package org.honeylink.tests.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.file.Path;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.Credentials;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.tests.access.Curl.Answer;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Client certificates, shown by curl. */
@ExtendWith(RunningServer.class)
class MutualTlsIT {

  private static final String DEVICES = "/api/v1/devices";

  @TempDir Path directory;

  private final TestServer server;
  private Curl curl;

  MutualTlsIT(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void prepare() {
    curl =
        new Curl(
            directory, server.baseUri().toString(), server.dataDirectory().resolve("tls/ca.pem"));
  }

  @Test
  void withoutACertificateEverythingIsAsBefore() {
    assertEquals(200, curl.call("/console/").status());
    assertEquals(200, curl.call("/health/ready").status());
    assertRefused(curl.call(DEVICES), "missing");
  }

  @Test
  void deviceIsRecognisedByItsCertificateUnderBothVersionsOfTls() {
    for (CertifiedDevice each :
        new CertifiedDevice[] {
          CertifiedDevice.ed25519(server, curl), CertifiedDevice.p384(server, curl)
        }) {
      for (String version : new String[] {"1.2", "1.3"}) {
        Answer answer =
            curl.call(
                each.path(),
                "--tls-max",
                version,
                "--cert",
                each.certificate(),
                "--key",
                each.key());
        assertEquals(200, answer.status(), answer.body());
        assertEquals(each.device().id(), json(answer).getString("device_id"));
      }
    }
  }

  @Test
  void deviceSeesNoOtherDevice() {
    CertifiedDevice device = CertifiedDevice.ed25519(server, curl);
    TestDevice other = TestDevice.register(server.api());
    Answer answer =
        curl.call(
            DEVICES + "/" + other.id(), "--cert", device.certificate(), "--key", device.key());
    assertEquals(404, answer.status(), answer.body());
  }

  @Test
  void foreignCertificateWithTheNamesOfADeviceIsRefusedAndAudited() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    selfMade("foreign", device.id());
    Answer answer =
        curl.call(DEVICES + "/" + device.id(), "--cert", "foreign.crt", "--key", "foreign.key");
    assertRefused(answer, "not issued by this installation");
    AuditTrail.of(server.api()).holdsTrace(json(answer).getString("trace_id"), "refused");
    AuditTrail.of(server.api()).holds(device.id(), "authentication", "refused");
  }

  @Test
  void expiredCertificateOfAStrangerReachesTheApplicationAndIsRefusedThere() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    ExpiredCertificate.write(curl, device.id());
    assertRefused(
        curl.call(DEVICES, "--cert", "expired.crt", "--key", "expired.key"),
        "not issued by this installation");
  }

  @Test
  void identityComesFromTheLeafWhateverFollowsInTheChain() {
    CertifiedDevice device = CertifiedDevice.ed25519(server, curl);
    selfMade("leaf", "IT-STRANGER");
    curl.write("chain.crt", curl.read("leaf.crt") + curl.read(device.certificate()));
    assertRefused(
        curl.call(device.path(), "--cert", "chain.crt", "--key", "leaf.key"),
        "not issued by this installation");
  }

  @Test
  void identityComesFromNoHeader() {
    CertifiedDevice device = CertifiedDevice.ed25519(server, curl);
    String line =
        curl.read(device.certificate())
            .replaceAll("-----(BEGIN|END) CERTIFICATE-----", "")
            .replace("\n", "");
    for (String header :
        new String[] {
          "Proxy-auth-cert", "X-Client-Cert", "X-SSL-Client-Cert", "SSL_CLIENT_CERT", "Client-Cert"
        }) {
      assertRefused(curl.call(device.path(), "--header", header + ": " + line), "missing");
    }
  }

  @Test
  void certificateAndTokenMustBeOfTheSameDevice() {
    CertifiedDevice one = CertifiedDevice.ed25519(server, curl);
    CertifiedDevice other = CertifiedDevice.ed25519(server, curl);
    Answer agreeing = call(one, "Bearer " + one.device().token());
    assertEquals(200, agreeing.status(), agreeing.body());
    assertRefused(call(one, "Bearer " + other.device().token()), "not of the same device");
    assertRefused(
        call(one, "Bearer " + server.api().administratorToken()), "not of the same device");
  }

  @Test
  void foreignCertificateOfAPersonsBrowserIsNoHindrance() {
    selfMade("browser", "somebody");
    Answer answer =
        curl.call(
            DEVICES,
            "--cert",
            "browser.crt",
            "--key",
            "browser.key",
            "--header",
            "Authorization: Bearer " + server.api().administratorToken());
    assertEquals(200, answer.status(), answer.body());
  }

  @Test
  void tokenExchangedOverMutualTlsIsBoundToTheCertificate() {
    CertifiedDevice device = CertifiedDevice.p384(server, curl);
    CertifiedDevice thief = CertifiedDevice.ed25519(server, curl);
    JsonObject exchanged = json(exchange(device, device.device().token()));
    assertEquals("Bearer", exchanged.getString("token_type"));
    String bearer = "Bearer " + exchanged.getString("access_token");
    assertEquals(200, call(device, bearer).status());
    assertRefused(curl.call(device.path(), "--header", "Authorization: " + bearer), "is bound to");
    assertRefused(call(thief, bearer), "is bound to");
    assertRefused(exchange(thief, device.device().token()), "not of the same device");
  }

  @Test
  void softwareKitShowsTheCertificateToo() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        ApiClient api =
            new ApiClient(
                server.baseUri(),
                ServerTrust.pem(server.dataDirectory().resolve("tls/ca.pem")),
                device.identity().tlsKeys())) {
      String id = device.identity().deviceId();
      assertEquals(id, api.get("/devices/" + id, Credentials.none()).text("device_id"));
    }
  }

  private Answer call(CertifiedDevice shown, String authorization) {
    return curl.call(
        shown.path(),
        "--cert",
        shown.certificate(),
        "--key",
        shown.key(),
        "--header",
        "Authorization: " + authorization);
  }

  private Answer exchange(CertifiedDevice shown, String deviceToken) {
    return curl.call(
        "/api/v1/oauth2/token",
        "--cert",
        shown.certificate(),
        "--key",
        shown.key(),
        "--data-urlencode",
        "grant_type=" + ProofClient.EXCHANGE,
        "--data-urlencode",
        "subject_token=" + deviceToken,
        "--data-urlencode",
        "subject_token_type=" + ProofClient.ACCESS_TOKEN);
  }

  /** As a device's certificate looks, signed by itself. */
  private void selfMade(String file, String deviceId) {
    curl.openssl(
        "req",
        "-x509",
        "-newkey",
        "ed25519",
        "-nodes",
        "-keyout",
        file + ".key",
        "-out",
        file + ".crt",
        "-subj",
        "/O=HoneyLink/CN=" + deviceId,
        "-addext",
        "subjectAltName=URI:urn:honeylink:device:" + deviceId,
        "-addext",
        "extendedKeyUsage=clientAuth");
  }

  private static void assertRefused(Answer answer, String rule) {
    assertEquals(401, answer.status(), answer.body());
    assertTrue(json(answer).getString("message").contains(rule), answer.body());
  }

  private static JsonObject json(Answer answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
