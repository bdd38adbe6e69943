package org.honeylink.launcher.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.honeylink.crypto.merkle.ArchiveManifest;
import org.honeylink.crypto.merkle.ChainFile;
import org.honeylink.crypto.merkle.LogFileWriter;
import org.honeylink.crypto.merkle.MerkleHash;
import org.honeylink.crypto.merkle.SignedNote;
import org.honeylink.crypto.merkle.TreeHead;
import org.honeylink.crypto.signature.Ed25519KeyPair;
import org.honeylink.launcher.cli.CommandRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

  private static final byte[] EVENT =
      "{\"event_id\":\"0199aaaa-0000-7000-8000-000000000001\"}".getBytes(UTF_8);
  private static final Ed25519KeyPair KEY = Ed25519KeyPair.generate();
  private static final String ORIGIN = TreeHead.originOf(KEY.publicKey());

  @TempDir private Path directory;
  private String key = "";
  private Path archive = Path.of("");

  @BeforeEach
  void archiveOfOneEvent() throws IOException {
    key = pem(KEY, "key.pem");
    archive = directory.resolve("audit-2019-01.jsonl.gz");
    TreeHead head = TreeHead.of(ORIGIN, 1, MerkleHash.leaf(EVENT), Instant.EPOCH);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
      LogFileWriter file =
          new LogFileWriter(out, SignedNote.sign(head.text(), ORIGIN, KEY), 1, (l, i) -> EVENT);
      file.event(0, EVENT);
      file.finish();
    }
    String sha256 = ArchiveManifest.sha256(archive);
    ArchiveManifest manifest =
        new ArchiveManifest(ORIGIN, "2019-01", 1, archive.getFileName().toString(), sha256);
    Files.writeString(
        directory.resolve("audit-2019-01.manifest"), SignedNote.sign(manifest.text(), ORIGIN, KEY));
    String chain = ChainFile.next(ChainFile.NOTHING, EVENT);
    Files.writeString(
        directory.resolve("backup-1.jsonl"),
        ChainFile.first(ChainFile.NOTHING)
            + "\n"
            + new String(ChainFile.line(chain, EVENT), UTF_8)
            + "\n");
  }

  private String pem(Ed25519KeyPair pair, String name) throws IOException {
    return Files.writeString(
            directory.resolve(name),
            "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.publicKey().encoded())
                + "\n-----END PUBLIC KEY-----\n")
        .toString();
  }

  private CommandRun verify(String withKey) {
    return CommandRun.of("audit", "verify", directory.toString(), "--key", withKey, "--json");
  }

  @Test
  void everyKindOfFileInADirectoryIsVerified() {
    JsonObject answer = verify(key).expect(0).json();
    assertTrue(answer.getBoolean("verified"));
    assertEquals(3, answer.getJsonArray("files").size());
    assertEquals(2, answer.getInt("events"));
  }

  @Test
  void foreignKeyAndChangedFilesDoNotVerify() throws IOException {
    verify(pem(Ed25519KeyPair.generate(), "other.pem")).expect(1);
    Path backup = directory.resolve("backup-1.jsonl");
    Files.writeString(backup, Files.readString(backup).replace("000000000001", "000000000002"));
    JsonObject answer = verify(key).expect(1).json();
    List<String> findings =
        answer.getJsonArray("files").getValuesAs(JsonObject.class).stream()
            .flatMap(file -> file.getJsonArray("findings").stream())
            .map(Object::toString)
            .toList();
    assertEquals(1, findings.size(), findings::toString);
    assertTrue(findings.getFirst().contains("000000000002"), findings::toString);
  }

  @Test
  void keyThatIsNoneIsAMistakeOfTheCaller() throws IOException {
    verify(Files.writeString(directory.resolve("none.pem"), "none").toString()).expect(2);
  }
}
