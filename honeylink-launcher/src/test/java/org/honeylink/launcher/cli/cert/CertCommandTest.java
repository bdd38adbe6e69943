package org.honeylink.launcher.cli.cert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.launcher.cli.CommandRun;
import org.honeylink.launcher.cli.FakeApi;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertCommandTest {

  private static final String ID = "HL-EDGE-0001";

  private static final String AUTHORITY_ID = "01890a5d-ac96-774b-bcce-b302099a8057";

  private final Path directory;
  private final FakeApi api;
  private final TestAuthority authority = new TestAuthority("Test Root");
  private final X509Certificate device = authority.device(ID);

  CertCommandTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
    this.api = new FakeApi(directory);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private String file(String name, X509Certificate... certificates) throws Exception {
    return Files.writeString(directory.resolve(name), Pem.encode(List.of(certificates))) + "";
  }

  private FakeApi server(byte[] list, byte[] ocsp) {
    return api.answer("GET /pki/ca", 200, Pem.encode(authority.certificate()))
        .answer("GET /pki/authorities", 200, authorities())
        .answer("GET /pki/crl/" + AUTHORITY_ID, 200, list)
        .answer("POST /pki/ocsp", 200, ocsp);
  }

  private String authorities() {
    return Json.createObjectBuilder()
        .add(
            "items",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("authority_id", AUTHORITY_ID)
                        .add("state", "ACTIVE")
                        .add("certificate", Pem.encode(authority.certificate()))))
        .build()
        .toString();
  }

  private CommandRun verify(String file) {
    return CommandRun.of(api.and("cert", "verify", file, "--json"));
  }

  @Test
  void goodCertificateIsVerifiedInEveryWay() throws Exception {
    server(authority.list(Instant.now()), authority.answer(device, false));
    JsonObject answer = verify(file("device.crt", device)).expect(ExitCodes.OK).json();
    assertTrue(answer.getBoolean("verified"));
    for (String check : new String[] {"path", "revocation_list", "ocsp"}) {
      assertEquals("good", answer.getString(check));
    }
  }

  @Test
  void revokedCertificateIsFoundByListAndByOcsp() throws Exception {
    server(authority.list(Instant.now(), device), authority.answer(device, true));
    JsonObject answer = verify(file("device.crt", device)).expect(ExitCodes.FAILED).json();
    assertFalse(answer.getBoolean("verified"));
    assertTrue(answer.getString("revocation_list").contains("KEY_COMPROMISE"), answer::toString);
    assertTrue(answer.getString("ocsp").contains("revoked"), answer::toString);
  }

  @Test
  void listThatIsOutOfDateIsNoProof() throws Exception {
    server(
        authority.list(Instant.now().minus(Duration.ofDays(3))), authority.answer(device, false));
    JsonObject answer = verify(file("device.crt", device)).expect(ExitCodes.FAILED).json();
    assertTrue(answer.getString("revocation_list").contains("out of date"), answer::toString);
  }

  @Test
  void listAndAnswerOfAnotherAuthorityAreNoProof() throws Exception {
    TestAuthority other = new TestAuthority("Test Root");
    server(other.list(Instant.now()), other.answer(device, false));
    JsonObject answer = verify(file("device.crt", device)).expect(ExitCodes.FAILED).json();
    assertTrue(answer.getString("revocation_list").contains("cannot be trusted"), answer::toString);
    assertTrue(answer.getString("ocsp").contains("cannot be trusted"), answer::toString);
  }

  @Test
  void foreignAndExpiredCertificatesHaveNoPath() throws Exception {
    X509Certificate foreign = new TestAuthority("Other Root").device(ID);
    X509Certificate expired = authority.device(ID, Instant.now().minusSeconds(60));
    String chain = file("chain.pem", authority.certificate());
    for (X509Certificate bad : List.of(foreign, expired)) {
      CommandRun run =
          CommandRun.of(
                  "cert", "verify", "--offline", "--chain", chain, file("bad.crt", bad), "--json")
              .expect(ExitCodes.FAILED);
      assertTrue(run.json().getString("path").contains("no valid path"), run.output());
    }
    CommandRun.of("cert", "verify", "--offline", "--chain", chain, file("good.crt", device))
        .expect(ExitCodes.OK);
  }

  @Test
  void rootThatComesWithTheCertificateIsNotTrusted() throws Exception {
    TestAuthority own = new TestAuthority("Own Root");
    server(authority.list(Instant.now()), authority.answer(device, false));
    verify(file("own.crt", own.device(ID), own.certificate())).expect(ExitCodes.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "secp384r1"})
  void requestIsOneThatTheServerTakesAndTheKeyIsUsedAgain(String algorithm) throws Exception {
    Path key = directory.resolve("device.p12");
    String[] request = {
      "cert", "request", "--device", ID, "--key", key + "", "--algorithm", algorithm, "--json"
    };
    JsonObject first = CommandRun.of(request).expect(ExitCodes.OK).json();
    assertEquals(algorithm, first.getString("algorithm"));
    CertificateRequest.parse(first.getString("csr")).checkNames(ID);
    JsonObject again = CommandRun.of(request).expect(ExitCodes.OK).json();
    assertEquals(first.getString("fingerprint"), again.getString("fingerprint"));
  }

  @Test
  void requestGoesToAFileThatIsNew() throws Exception {
    Path out = directory.resolve("device.csr");
    String[] request = {
      "cert", "request", "--device", ID, "--key", directory.resolve("k") + "", "--out", out + ""
    };
    CommandRun.of(request).expect(ExitCodes.OK);
    CertificateRequest.parse(Files.readString(out)).checkNames(ID);
    CommandRun.of(request).expect(ExitCodes.FAILED);
  }

  @Test
  void keyOfAnotherKindGetsNoRequest() throws Exception {
    String key = directory.resolve("x25519.p12") + "";
    CommandRun.of("keys", "generate", "--algorithm", "x25519", "--out", key).expect(ExitCodes.OK);
    CommandRun refused =
        CommandRun.of("cert", "request", "--device", ID, "--key", key).expect(ExitCodes.FAILED);
    assertTrue(refused.errors().contains("ed25519 or secp384r1"), refused.errors());
  }

  @Test
  void certificatesAreShownWithSubjectAndValidity() throws Exception {
    CommandRun shown =
        CommandRun.of("cert", "show", file("chain.pem", device, authority.certificate()))
            .expect(ExitCodes.OK);
    assertTrue(shown.output().contains("CN=" + ID), shown.output());
    assertTrue(shown.output().contains("CN=Test Root"), shown.output());
    assertTrue(
        shown.output().contains(device.getNotAfter().toInstant().toString()), shown.output());
  }

  @Test
  void authoritiesOfTheServerAreShown() {
    api.answer("GET /pki/ca", 200, Pem.encode(authority.certificate()))
        .answer("GET /pki/authorities", 200, authorities());
    CommandRun shown = CommandRun.of(api.and("cert", "ca")).expect(ExitCodes.OK);
    assertTrue(shown.output().contains("CN=Test Root"), shown.output());
    assertTrue(shown.output().contains("ACTIVE"), shown.output());
    assertTrue(shown.output().contains("BEGIN CERTIFICATE"), shown.output());
  }

  @Test
  void revocationSaysWhy() {
    api.answer("POST /devices/" + ID + "/certificate/revoke", 200, "{\"state\":\"REVOKED\"}");
    CommandRun.of(api.and("cert", "revoke", "--device", ID, "--reason", "keyCompromise"))
        .expect(ExitCodes.OK);
    assertTrue(api.calls().getFirst().endsWith("{\"reason\":\"keyCompromise\"}"));
  }

  @Test
  void historyOfADeviceIsReadFromTheServer() {
    api.answer(
        "GET /devices/" + ID + "/certificates",
        200,
        "{\"items\":[{\"serial\":\"1f\",\"state\":\"IN_USE\",\"certificate\":\"a\\nb\"}]}");
    CommandRun shown = CommandRun.of(api.and("cert", "show", "--device", ID)).expect(ExitCodes.OK);
    assertTrue(shown.output().contains("IN_USE"), shown.output());
    CommandRun.of(api.and("cert", "show")).expect(ExitCodes.USAGE);
  }

  @Test
  void renewalNeedsAnIdentityThatIsThereAndPaired() {
    String missing = directory.resolve("missing.p12") + "";
    CommandRun.of(api.and("cert", "renew", "--device", ID, "--identity", missing))
        .expect(ExitCodes.FAILED);
    Path file = directory.resolve("identity.p12");
    DeviceIdentity.inFile(file, "correct horse".toCharArray(), ID).close();
    CommandRun run =
        CommandRun.of(api.and("cert", "renew", "--device", ID, "--identity", file + ""))
            .expect(ExitCodes.FAILED);
    assertTrue(run.errors().contains("not paired"), run.errors());
  }

  @Test
  void fileWithoutCertificateIsRefused() throws Exception {
    Path letter = Files.writeString(directory.resolve("letter"), "Dear Sir");
    assertTrue(
        CommandRun.of("cert", "show", letter + "")
            .expect(ExitCodes.FAILED)
            .errors()
            .contains("no PEM file of certificates"));
  }
}
