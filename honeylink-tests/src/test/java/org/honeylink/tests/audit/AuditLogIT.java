package org.honeylink.tests.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.honeylink.crypto.merkle.ArchiveManifest;
import org.honeylink.crypto.merkle.ChainFile;
import org.honeylink.crypto.merkle.LogFileReader;
import org.honeylink.crypto.merkle.MerkleHash;
import org.honeylink.crypto.merkle.MerkleProofs;
import org.honeylink.crypto.merkle.TreeHead;
import org.honeylink.crypto.signature.Ed25519PublicKey;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.ServerSettings;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.source.SourceTree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own: its log is signed each second, and its database is stopped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditLogIT {

  private static final Pattern SAMPLE = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private TestServer server;
  private Ed25519PublicKey key;
  private String pem;

  @BeforeAll
  void start() {
    server =
        TestServer.startWith(
            ServerSettings.of(
                Map.of(
                    "honeylink.audit.head-seconds", "1", "honeylink.audit.upkeep-seconds", "1")));
    pem = checkpoint().getString("public_key");
    key =
        Ed25519PublicKey.fromEncoded(
            Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
  }

  @AfterAll
  void close() throws IOException, InterruptedException {
    Path audit = server.dataDirectory().resolve("audit");
    new ProcessBuilder("chattr", "-R", "-a", audit.toString()).start().waitFor();
    server.close();
  }

  private JsonPath checkpoint() {
    return get("/audit/checkpoint");
  }

  private JsonPath get(String path, Object... parameters) {
    return server
        .api()
        .asAdministrator()
        .get(path, parameters)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** An event whose proof can be had. */
  private String sealedEvent() {
    TestDevice device = TestDevice.register(server.api());
    String id =
        String.valueOf(
            AuditTrail.of(server.api()).eventsOf(device.id()).getFirst().get("event_id"));
    await("event is under a signed head")
        .atMost(LONG)
        .until(
            () ->
                server.api().asAdministrator().get("/audit/events/{id}/proof", id).statusCode()
                    == 200);
    return id;
  }

  private static List<byte[]> hashes(JsonPath proof) {
    return proof.getList("hashes", String.class).stream().map(Base64.getDecoder()::decode).toList();
  }

  @Test
  void everyEventIsProvablyUnderTheSignedHead() {
    proves(sealedEvent());
  }

  private void proves(String id) {
    JsonPath proof = get("/audit/events/{id}/proof", id);
    TreeHead head = TreeHead.open(proof.getString("checkpoint"), key).orElseThrow();
    assertEquals(head.size(), proof.getLong("tree_size"));
    String leaf = proof.getString("leaf");
    assertTrue(leaf.contains("\"event_id\":\"" + id + "\""), leaf);
    byte[] root = Base64.getDecoder().decode(head.rootHash());
    long index = proof.getLong("leaf_index");
    assertTrue(
        MerkleProofs.includes(
            root, head.size(), index, MerkleHash.leaf(leaf.getBytes(UTF_8)), hashes(proof)));
    byte[] other = MerkleHash.leaf(leaf.replace("success", "refused").getBytes(UTF_8));
    assertFalse(MerkleProofs.includes(root, head.size(), index, other, hashes(proof)));
  }

  @Test
  void theLogOnlyGrows() {
    sealedEvent();
    JsonPath before = checkpoint();
    sealedEvent();
    JsonPath after = checkpoint();
    JsonPath proof =
        server
            .api()
            .asAdministrator()
            .queryParam("from", before.getLong("tree_size"))
            .queryParam("to", after.getLong("tree_size"))
            .get("/audit/checkpoint/consistency")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertTrue(
        MerkleProofs.extend(
            Base64.getDecoder().decode(before.getString("root_hash")),
            before.getLong("tree_size"),
            Base64.getDecoder().decode(after.getString("root_hash")),
            after.getLong("tree_size"),
            hashes(proof)));
    Problem.of(
        server.api().asAdministrator().get("/audit/checkpoint/consistency?from=999999999"),
        400,
        "ERR_VALIDATION");
    Problem.of(
        server.api().asAdministrator().get("/audit/checkpoint/consistency"), 400, "ERR_VALIDATION");
  }

  private byte[] export() {
    return server
        .api()
        .asAdministrator()
        .get("/audit/events/export")
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  @Test
  void exportVerifiesAloneAndNamesTheEventThatWasChanged() throws IOException {
    String id = sealedEvent();
    byte[] export = export();
    LogFileReader.Report good = LogFileReader.verify(new ByteArrayInputStream(export), key);
    assertTrue(good.verifies(), good::toString);
    assertTrue(good.events() > 0, good::toString);

    String text = new String(export, UTF_8);
    int at = text.indexOf("success", text.lastIndexOf("{\"event\":", text.indexOf(id)));
    byte[] forged = (text.substring(0, at) + "tuccess" + text.substring(at + 7)).getBytes(UTF_8);
    LogFileReader.Report bad = LogFileReader.verify(new ByteArrayInputStream(forged), key);
    assertTrue(bad.findings().getFirst().contains(id), bad::toString);
  }

  @Test
  void exportVerifiesWithTheScriptOfTheDocument() throws IOException, InterruptedException {
    sealedEvent();
    Matcher sample = SAMPLE.matcher(Files.readString(SourceTree.root().resolve("docs/audit.md")));
    assertTrue(sample.find());
    Path script = Files.writeString(directory.resolve("verify.py"), sample.group(1));
    Path file = Files.write(directory.resolve("export.jsonl"), export());
    Path publicKey = Files.writeString(directory.resolve("key.pem"), pem);
    assertEquals(0, python(script, file, publicKey));
    byte[] changed = Files.readAllBytes(file);
    changed[changed.length / 2] ^= 1;
    Files.write(file, changed);
    assertFalse(python(script, file, publicKey) == 0);
  }

  private static int python(Path script, Path file, Path key)
      throws IOException, InterruptedException {
    return new ProcessBuilder("python3", script.toString(), file.toString(), key.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void anotherTenantsEventsAreNeitherShownNorExported() throws SQLException {
    server
        .database()
        .execute(
            "insert into audit_event select audit_id_floor(now()), now(), 'eve', 'other', 'access',"
                + " 'secret.deed', 'x', null, 'success', '{}', ''");
    String id =
        server
            .database()
            .texts("select event_id from audit_event where tenant_id = 'other'")
            .getFirst();
    sealedEvent();
    Problem.of(server.api().asAdministrator().get("/audit/events/{id}", id), 404, "ERR_NOT_FOUND");
    Problem.of(
        server.api().asAdministrator().get("/audit/events/{id}/proof", id), 404, "ERR_NOT_FOUND");
    assertFalse(new String(export(), UTF_8).contains("secret.deed"));
  }

  @Test
  void monthThatIsSevenYearsOldBecomesAnArchiveThatVerifies() throws SQLException, IOException {
    server.database().execute("select audit_make_month('2016-02-01')");
    server
        .database()
        .execute(
            "insert into audit_event select ('0152aaaaaaaa7000' || lpad(to_hex(n), 16, '0'))::uuid,"
                + " '2016-02-03T04:05:06Z', 'admin', 'default', 'access', 'old.deed', 'x', null,"
                + " 'success', '{\"number\": 0.50}', '' from generate_series(1, 300) n");
    await("archived and dropped")
        .atMost(LONG)
        .until(
            () ->
                server
                        .database()
                        .number(
                            "select count(*) from audit_event where actor = 'admin'"
                                + " and action = 'old.deed'")
                    == 0);
    Path place = server.dataDirectory().resolve("audit/archive");
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(place.resolve("audit-2016-02.jsonl.gz")))) {
      LogFileReader.Report report = LogFileReader.verify(in, key);
      assertTrue(report.verifies(), report::toString);
      assertEquals(300, report.events());
    }
    String manifest = Files.readString(place.resolve("audit-2016-02.manifest"));
    assertEquals(List.of(), ArchiveManifest.check(manifest, key, place::resolve));
    proves(sealedEvent());
    server
        .api()
        .asAdministrator()
        .queryParam("action", "audit.archived")
        .queryParam("target", "2016-02")
        .get("/audit/events")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1));
  }

  @Test
  void sessionIsClosedWhileTheDatabaseIsAwayAndTheTrailTellsOfItAfterwards() throws IOException {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String session =
        device.openSession(SessionRequest.telemetryAndVideo(device.id())).path("session_id");
    String token = server.api().administratorToken();
    server.databaseProcess().stop();
    try {
      server.api().as(token).delete("/sessions/{id}", session).then().statusCode(202);
      assertEquals(1, backedUp(session));
      Problem.of(server.api().as(token).delete("/sessions/{id}", session), 503, "ERR_DEPENDENCY");
    } finally {
      server.databaseProcess().startAgain();
    }
    await("the order is carried out")
        .atMost(LONG)
        .ignoreExceptions()
        .until(() -> get("/sessions/{id}", session).getString("state").equals("CLOSED"));
    List<Object> actions =
        AuditTrail.of(server.api()).eventsOf(device.id()).stream()
            .map(event -> event.get("action"))
            .filter(action -> action.toString().startsWith("session.close"))
            .toList();
    assertEquals(List.of("session.closed", "session.close-ordered"), actions);
  }

  /** Carrying it out tells of the device, and so does the import: neither waits for the other. */
  @Test
  void certificatesAreRevokedAsOrderedWhileTheDatabaseWasAwayAndNothingWaitsBehind()
      throws IOException {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String token = server.api().administratorToken();
    server.databaseProcess().stop();
    try {
      server
          .api()
          .as(token)
          .body("{\"reason\": \"keyCompromise\"}")
          .post("/devices/{id}/certificate/revoke", device.id())
          .then()
          .statusCode(202);
      assertEquals(1, backedUp(device.id()));
    } finally {
      server.databaseProcess().startAgain();
    }
    await("the order is carried out and in the trail")
        .atMost(LONG)
        .ignoreExceptions()
        .until(
            () ->
                AuditTrail.of(server.api()).eventsOf(device.id()).stream()
                    .map(event -> String.valueOf(event.get("action")))
                    .toList()
                    .containsAll(List.of("certificate.revoked", "certificate.revoke-ordered")));
  }

  private long backedUp(String target) throws IOException {
    long found = 0;
    try (var files = Files.list(server.dataDirectory().resolve("audit/backup"))) {
      for (Path file : files.toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          ChainFile.Content content = ChainFile.read(in);
          assertEquals(List.of(), content.findings());
          found += content.events().stream().filter(event -> event.contains(target)).count();
        }
      }
    }
    return found;
  }
}
