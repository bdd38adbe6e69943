package org.honeylink.crypto.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.honeylink.crypto.signature.Ed25519KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainFileTest {

  private static final List<String> EVENTS =
      List.of(
          "{\"event_id\":\"0199aaaa-0000-7000-8000-000000000001\"}",
          "{\"event_id\":\"0199aaaa-0000-7000-8000-000000000002\",\"target\":\"grün\"}");

  private static byte[] file() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write((ChainFile.first(ChainFile.NOTHING) + "\n").getBytes(UTF_8));
    String chain = ChainFile.NOTHING;
    for (String event : EVENTS) {
      chain = ChainFile.next(chain, event.getBytes(UTF_8));
      out.write(ChainFile.line(chain, event.getBytes(UTF_8)));
      out.write('\n');
    }
    return out.toByteArray();
  }

  @Test
  void eventsAreReadAsTheyWereWritten() throws IOException {
    ChainFile.Content content = ChainFile.read(new ByteArrayInputStream(file()));
    assertEquals(EVENTS, content.events());
    assertEquals(List.of(), content.findings());
  }

  @Test
  void oneChangedBitBreaksTheChain() throws IOException {
    byte[] file = file();
    for (int bit = 0; bit < file.length * 8; bit++) {
      byte[] changed = file.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(ChainFile.verify(new ByteArrayInputStream(changed)).verifies(), "bit " + bit);
    }
  }

  @Test
  void manifestVouchesForItsFileOnly(@TempDir Path directory) throws IOException {
    Ed25519KeyPair key = Ed25519KeyPair.generate();
    String origin = TreeHead.originOf(key.publicKey());
    Path archive = Files.writeString(directory.resolve("a.gz"), "content");
    ArchiveManifest manifest =
        new ArchiveManifest(origin, "2019-01", 7, "a.gz", ArchiveManifest.sha256(archive));
    String note = SignedNote.sign(manifest.text(), origin, key);
    assertEquals(List.of(), ArchiveManifest.check(note, key.publicKey(), directory::resolve));
    for (int i = 0; i < note.length(); i++) {
      String changed = note.substring(0, i) + "~" + note.substring(i + 1);
      assertFalse(
          ArchiveManifest.check(changed, key.publicKey(), directory::resolve).isEmpty(), changed);
    }
    Files.writeString(archive, "c0ntent");
    assertTrue(
        ArchiveManifest.check(note, key.publicKey(), directory::resolve)
            .getFirst()
            .contains("not the one that was signed"));
  }
}
