package org.honeylink.crypto.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.honeylink.crypto.signature.Ed25519KeyPair;
import org.junit.jupiter.api.Test;

class LogFileTest {

  private static final Ed25519KeyPair KEY = Ed25519KeyPair.generate();
  private static final Instant TIME = Instant.parse("2026-01-15T08:30:00.000001Z");

  private static byte[] event(int i) {
    String id = "0199aaaa-0000-7000-8000-%012d".formatted(i);
    return "{\"action\":\"grüß.%d\",\"event_id\":\"%s\"}".formatted(i, id).getBytes(UTF_8);
  }

  /** Events from..to of a log of so many. */
  private static byte[] file(int size, int from, int to) throws IOException {
    List<byte[]> leaves =
        IntStream.range(0, size).mapToObj(i -> MerkleHash.leaf(event(i))).toList();
    Subtrees subtrees = (level, index) -> subtree(leaves, level, index);
    String origin = TreeHead.originOf(KEY.publicKey());
    TreeHead head = TreeHead.of(origin, size, new MerkleTree(size, subtrees).root(), TIME);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogFileWriter writer =
        new LogFileWriter(out, SignedNote.sign(head.text(), origin, KEY), size, subtrees);
    for (int i = from; i < to; i++) {
      writer.event(i, event(i));
    }
    writer.finish();
    return out.toByteArray();
  }

  private static byte[] subtree(List<byte[]> leaves, int level, long index) {
    return level == 0
        ? leaves.get((int) index)
        : MerkleHash.node(
            subtree(leaves, level - 1, 2 * index), subtree(leaves, level - 1, 2 * index + 1));
  }

  private static LogFileReader.Report verify(byte[] file) throws IOException {
    return LogFileReader.verify(new ByteArrayInputStream(file), KEY.publicKey());
  }

  @Test
  void anyPartOfALogVerifiesAlone() throws IOException {
    for (int size = 0; size <= 20; size++) {
      for (int from = 0; from <= size; from++) {
        LogFileReader.Report report = verify(file(size, from, size));
        assertTrue(report.verifies(), report::toString);
        assertEquals(size - from, report.events());
        assertEquals(TIME, report.head().orElseThrow().time());
      }
    }
  }

  @Test
  void oneChangedBitAnywhereIsFound() throws IOException {
    byte[] file = file(11, 3, 8);
    for (int bit = 0; bit < file.length * 8; bit++) {
      byte[] changed = file.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(verify(changed).verifies(), "bit " + bit);
    }
  }

  @Test
  void changedEventIsNamed() throws IOException {
    byte[] file = file(11, 3, 8);
    String text = new String(file, UTF_8).replace("grüß.5", "grüß.6");
    List<String> findings = verify(text.getBytes(UTF_8)).findings();
    assertEquals(
        List.of(
            "line 6: event 0199aaaa-0000-7000-8000-000000000005 is not what its leaf is the hash"
                + " of"),
        findings);
  }

  @Test
  void everyTruncationAndEveryRemovedLineIsFound() throws IOException {
    byte[] file = file(11, 3, 8);
    for (int length = 0; length < file.length; length++) {
      assertFalse(verify(java.util.Arrays.copyOf(file, length)).verifies(), "length " + length);
    }
    List<String> lines = new String(file, UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      StringBuilder rest = new StringBuilder();
      for (int j = 0; j < lines.size(); j++) {
        rest.append(j == i ? "" : lines.get(j) + "\n");
      }
      assertFalse(verify(rest.toString().getBytes(UTF_8)).verifies(), "without line " + i);
    }
  }

  @Test
  void anotherKeyDoesNotVerify() throws IOException {
    assertFalse(
        LogFileReader.verify(
                new ByteArrayInputStream(file(3, 0, 3)), Ed25519KeyPair.generate().publicKey())
            .verifies());
  }
}
