package org.honeylink.tests.attestation;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.restassured.response.Response;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.AgreementKey;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices register with evidence made by OpenSSL and by a software TPM. */
@ExtendWith(RunningServer.class)
class AttestationIT {

  private static final String CMS = "remote-attestation-v1";
  private static final String TPM = "tpm2-quote-v1";
  private static final String FIRMWARE = "1.2.0";

  @TempDir private Path directory;
  private final TestServer server;
  private final String id = TestDevice.freshId();
  private final AgreementKey key = AgreementKey.generate();
  private Workbench bench;
  private OpensslManufacturer acme;

  AttestationIT(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void acmeIsConfigured() throws IOException {
    Workbench.assumeInstalled("openssl");
    bench = new Workbench(directory);
    acme = new OpensslManufacturer(bench);
    Path configured = server.dataDirectory().resolve("attestation");
    Files.createDirectories(configured);
    Files.write(configured.resolve("manufacturers.pem"), acme.authority());
    Files.writeString(
        configured.resolve("tpm-pcrs.txt"),
        "# PCRs of a TPM that measured nothing\nsha256:0,1,7="
            + HexFormat.of().formatHex(sha256(new byte[3 * 32]))
            + "\n");
  }

  @AfterEach
  void nobodyIsConfigured() throws IOException {
    Files.deleteIfExists(server.dataDirectory().resolve("attestation/manufacturers.pem"));
    Files.deleteIfExists(server.dataDirectory().resolve("attestation/tpm-pcrs.txt"));
  }

  @Test
  void whatTheManufacturerSignedIsRecordedAndShown() {
    String nonce = nonceFor(id);
    register(CMS, acme.sign(content(id, nonce)), nonce)
        .then()
        .statusCode(201)
        .body("attestation.manufacturer", equalTo(OpensslManufacturer.NAME));
    server
        .api()
        .asAdministrator()
        .get("/devices/{id}", id)
        .then()
        .statusCode(200)
        .body("attestation.format", equalTo(CMS))
        .body("attestation.manufacturer", equalTo(OpensslManufacturer.NAME))
        .body("attestation.verified_at", notNullValue());
    Map<?, ?> details = registrationEvent();
    assertEquals(true, details.get("attested"));
    Map<?, ?> proven = assertInstanceOf(Map.class, details.get("attestation"));
    assertEquals("CN=Line 1,O=Acme", proven.get("signer"));
  }

  @Test
  void aDeviceWithoutEvidenceIsNotAttested() {
    server.api().asAdministrator().body(registration().build().toString()).post("/devices");
    server
        .api()
        .asAdministrator()
        .get("/devices/{id}", id)
        .then()
        .statusCode(200)
        .body("$", not(hasKey("attestation")));
    assertEquals(false, registrationEvent().get("attested"));
  }

  @Test
  void aNonceIsUsedOnce() {
    String nonce = nonce("{}");
    String other = TestDevice.freshId();
    register(CMS, acme.sign(content(id, nonce)), nonce).then().statusCode(201);
    byte[] evidence = acme.sign(content(other, nonce));
    Problem problem =
        Problem.of(
                post(attested(TestDevice.registration(other, key), CMS, evidence, nonce)),
                400,
                "ERR_VALIDATION")
            .at("attestation.nonce")
            .saying("/attestation/nonces");
    AuditTrail.of(server.api()).holdsTrace(problem.traceId(), "refused");
  }

  @Test
  void aNonceOfAnotherDeviceOrOfNobodyIsRefused() {
    String foreign = nonceFor(TestDevice.freshId());
    refused(CMS, acme.sign(content(id, foreign)), foreign).at("attestation.nonce");
    String madeUp = "00".repeat(32);
    refused(CMS, acme.sign(content(id, madeUp)), madeUp).at("attestation.nonce");
  }

  @Test
  void evidenceAboutSomethingElseIsRefusedAndLeavesTheNonce() {
    String nonce = nonceFor(id);
    refused(CMS, acme.sign(content(id, nonce).replace("5:1.2.0", "5:1.3.0")), nonce)
        .at("attestation.evidence")
        .saying("'content'");
    register(CMS, acme.sign(content(id, nonce)), nonce).then().statusCode(201);
  }

  @Test
  void evidenceThatNobodyIsConfiguredToVerifyIsRefused() throws IOException {
    String nonce = nonceFor(id);
    byte[] evidence = acme.sign(content(id, nonce));
    nobodyIsConfigured();
    refused(CMS, evidence, nonce).at("attestation").saying("honeylink.attestation.manufacturers");
  }

  @Test
  void onlyAnAdministratorGetsNonces() {
    TestDevice device = TestDevice.register(server.api());
    Problem.of(
        server.api().as(device.token()).body("{}").post("/attestation/nonces"), 403, "ERR_AUTHZ");
  }

  @ParameterizedTest
  @CsvSource({
    "ecc256:ecdsa-sha256:null, -g sha256",
    "ecc384:ecdsa-sha384:null, -g sha384",
    "rsa2048:rsassa-sha256:null, -g sha256",
    "rsa2048:rsapss-sha256:null, -g sha256 --scheme rsapss"
  })
  void aQuoteOfATpmIsTaken(String algorithm, String options) throws IOException {
    Workbench.assumeInstalled("swtpm", "tpm2_quote");
    allowDigestOf(algorithm);
    try (SoftwareTpm tpm = SoftwareTpm.start(bench)) {
      tpm.makeAttestationKey(algorithm);
      String nonce = nonceFor(id);
      byte[] data = sha256(content(id, nonce).getBytes(StandardCharsets.UTF_8));
      byte[] evidence = tpm.quote(data, options, acme.certify("ak.pem"));
      register(TPM, evidence, nonce)
          .then()
          .statusCode(201)
          .body("attestation.format", equalTo(TPM))
          .body("attestation.manufacturer", equalTo(OpensslManufacturer.NAME));
    }
  }

  @Test
  void aQuoteOfOtherMeasurementsOrOfOtherDataIsRefused() {
    Workbench.assumeInstalled("swtpm", "tpm2_quote");
    try (SoftwareTpm tpm = SoftwareTpm.start(bench)) {
      tpm.makeAttestationKey("ecc256:ecdsa-sha256:null");
      byte[] certificate = acme.certify("ak.pem");
      String nonce = nonceFor(id);
      byte[] data = sha256(content(id, nonce).getBytes(StandardCharsets.UTF_8));
      byte[] other = sha256(content("OTHER", nonce).getBytes(StandardCharsets.UTF_8));
      refused(TPM, tpm.quote(other, "-g sha256", certificate), nonce).saying("'content'");
      tpm.extend(7);
      refused(TPM, tpm.quote(data, "-g sha256", certificate), nonce)
          .saying("'pcrs'", "sha256:0,1,7");
    }
  }

  /** The digest of a quote is made with the hash of its key's scheme. */
  private void allowDigestOf(String algorithm) throws IOException {
    if (algorithm.contains("sha384")) {
      Files.writeString(
          server.dataDirectory().resolve("attestation/tpm-pcrs.txt"),
          "sha256:0,1,7=" + HexFormat.of().formatHex(digest("SHA-384", new byte[3 * 32])));
    }
  }

  private Map<?, ?> registrationEvent() {
    return AuditTrail.of(server.api()).eventsOf(id).stream()
        .filter(event -> "device.registered".equals(event.get("action")))
        .map(event -> (Map<?, ?>) event.get("details"))
        .findFirst()
        .orElseThrow();
  }

  private String nonceFor(String deviceId) {
    return nonce(Json.createObjectBuilder().add("device_id", deviceId).build().toString());
  }

  private String nonce(String body) {
    Response answer = server.api().asAdministrator().body(body).post("/attestation/nonces");
    answer.then().statusCode(201);
    return answer.path("nonce");
  }

  private String content(String deviceId, String nonce) {
    return "HoneyLink-v1|attestation|%d:%s,43:%s,5:%s,64:%s"
        .formatted(deviceId.length(), deviceId, key.publicText(), FIRMWARE, nonce);
  }

  private JsonObjectBuilder registration() {
    return TestDevice.registration(id, key);
  }

  private Response register(String format, byte[] evidence, String nonce) {
    return post(attested(registration(), format, evidence, nonce));
  }

  private Problem refused(String format, byte[] evidence, String nonce) {
    return Problem.of(register(format, evidence, nonce), 400, "ERR_VALIDATION");
  }

  private static JsonObjectBuilder attested(
      JsonObjectBuilder registration, String format, byte[] evidence, String nonce) {
    return registration.add(
        "attestation",
        Json.createObjectBuilder()
            .add("format", format)
            .add("evidence", Base64.getUrlEncoder().withoutPadding().encodeToString(evidence))
            .add("nonce", nonce));
  }

  private Response post(JsonObjectBuilder registration) {
    return server.api().asAdministrator().body(registration.build().toString()).post("/devices");
  }

  private static byte[] sha256(byte[] bytes) {
    return digest("SHA-256", bytes);
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
