package org.honeylink.crypto.merkle;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.crypto.signature.Ed25519PublicKey;

/**
 * What a log says of itself at one time; signed, it cannot take it back. Its text is a <a
 * href="https://c2sp.org/tlog-checkpoint">C2SP checkpoint</a> with the time as a further line.
 *
 * @param origin the log's name
 * @param size leaves
 * @param rootHash 32 bytes in Base64
 * @param time when it was signed
 */
public record TreeHead(String origin, long size, String rootHash, Instant time) {

  private static final int LINES = 4;
  private static final String TIME = "time ";

  public TreeHead {
    Objects.requireNonNull(origin);
    Objects.requireNonNull(time);
    if (size < 0 || Base64.getDecoder().decode(rootHash).length != MerkleHash.BYTES) {
      throw new IllegalArgumentException("No head of a tree: size " + size);
    }
  }

  /** The head of a tree with this root. */
  public static TreeHead of(String origin, long size, byte[] root, Instant time) {
    return new TreeHead(origin, size, Base64.getEncoder().encodeToString(root), time);
  }

  /** Whether this is the head of a tree with that root. */
  public boolean hasRoot(byte[] root) {
    return rootHash.equals(Base64.getEncoder().encodeToString(root));
  }

  /** The name of the log that this key signs: so every log has another. */
  public static String originOf(Ed25519PublicKey key) {
    return "honeylink-audit-"
        + HexFormat.of().formatHex(MerkleHash.sha256().digest(key.bytes())).substring(0, 16);
  }

  /** What is signed. */
  public String text() {
    return "%s\n%d\n%s\n%s%s\n".formatted(origin, size, rootHash, TIME, time);
  }

  /** The head in a note that this key has signed under its origin. */
  public static Optional<TreeHead> open(String note, Ed25519PublicKey key) {
    return SignedNote.open(note, originOf(key), key).flatMap(TreeHead::parse);
  }

  private static Optional<TreeHead> parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != LINES + 1 || !lines[3].startsWith(TIME)) {
      return Optional.empty();
    }
    try {
      TreeHead head =
          new TreeHead(
              lines[0],
              Long.parseLong(lines[1]),
              lines[2],
              Instant.parse(lines[3].substring(TIME.length())));
      boolean asWritten =
          head.text().equals(text) && head.hasRoot(Base64.getDecoder().decode(head.rootHash()));
      return asWritten ? Optional.of(head) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
