package org.honeylink.crypto.merkle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes part of a log so that it can be verified alone: JSON Lines with the signed head, the
 * chosen events, and in the place of all others the hashes of whole subtrees. Together they cover
 * the tree without a gap, so the root comes out of them. Not thread-safe; does not close the
 * stream.
 */
public final class LogFileWriter {

  private final OutputStream out;
  private final Subtrees subtrees;
  private final long size;
  private long next;

  /** Begins a file: writes the head. */
  public LogFileWriter(OutputStream out, String note, long size, Subtrees subtrees)
      throws IOException {
    this.out = out;
    this.subtrees = subtrees;
    this.size = size;
    line(LogLines.head(note));
  }

  /**
   * Adds an event.
   *
   * @param leafIndex greater than that of the event before
   * @param event the bytes that the leaf is the hash of: a JSON object in one line
   */
  public void event(long leafIndex, byte[] event) throws IOException {
    fill(leafIndex);
    out.write(LogLines.EVENT.getBytes(StandardCharsets.US_ASCII));
    out.write(event);
    line(LogLines.afterEvent(MerkleHash.leaf(event), leafIndex));
    next = leafIndex + 1;
  }

  /** Covers what is left of the tree. */
  public void finish() throws IOException {
    fill(size);
    out.flush();
  }

  private void fill(long until) throws IOException {
    if (until < next || until > size) {
      throw new IllegalArgumentException(
          "Leaf " + until + " does not come after " + next + " in a tree of " + size);
    }
    while (next < until) {
      int level = Frontier.largest(next, until);
      line(LogLines.subtree(subtrees.hash(level, next >> level), next, 1L << level));
      next += 1L << level;
    }
  }

  private void line(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  /** How the lines look; nothing in them may look otherwise. */
  static final class LogLines {

    static final String EVENT = "{\"event\":";
    static final String SUBTREE = "{\"hash\":\"";
    static final String LEAF_HASH = ",\"leaf_hash\":\"";
    private static final String HEAD = "{\"checkpoint\":\"";
    private static final String FORMAT = "\",\"format\":\"honeylink-audit-1\"}";

    private LogLines() {}

    static String head(String note) {
      return HEAD + note.replace("\n", "\\n") + FORMAT;
    }

    static String noteOf(String line) {
      return line.startsWith(HEAD) && line.endsWith(FORMAT)
          ? line.substring(HEAD.length(), line.length() - FORMAT.length()).replace("\\n", "\n")
          : "";
    }

    static String afterEvent(byte[] leafHash, long leafIndex) {
      return LEAF_HASH
          + Base64.getEncoder().encodeToString(leafHash)
          + "\",\"leaf_index\":"
          + leafIndex
          + "}";
    }

    static String subtree(byte[] hash, long leafIndex, long leaves) {
      return SUBTREE
          + Base64.getEncoder().encodeToString(hash)
          + "\",\"leaf_index\":"
          + leafIndex
          + ",\"leaves\":"
          + leaves
          + "}";
    }
  }
}
