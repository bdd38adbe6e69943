package org.honeylink.crypto.merkle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.honeylink.crypto.merkle.LogFileWriter.LogLines;
import org.honeylink.crypto.signature.Ed25519PublicKey;

/**
 * Verifies a file of {@link LogFileWriter}: every leaf, the root, and the signature of the head. A
 * file with one bit changed anywhere does not verify; when it is a bit of an event, the finding
 * names it. Needs little memory whatever the size. One reader reads one file.
 */
public final class LogFileReader {

  private static final int LONGEST_LINE_BYTES = 4 << 20;
  private static final int MOST_FINDINGS = 100;
  private static final Pattern AFTER_EVENT =
      Pattern.compile(",\"leaf_hash\":\"([A-Za-z0-9+/=]{44})\",\"leaf_index\":([0-9]{1,18})}");
  private static final Pattern SUBTREE =
      Pattern.compile(
          "\\{\"hash\":\"([A-Za-z0-9+/=]{44})\",\"leaf_index\":([0-9]{1,18}),\"leaves\":([0-9]{1,18})}");
  private static final Pattern EVENT_ID = Pattern.compile("\"event_id\":\"([0-9a-f-]{36})\"");

  /**
   * What came out.
   *
   * @param head when its signature holds
   * @param events that are in the file
   * @param findings what is wrong, in words; the file verifies when there are none
   */
  public record Report(Optional<TreeHead> head, long events, List<String> findings) {

    public Report {
      findings = List.copyOf(findings);
    }

    public boolean verifies() {
      return findings.isEmpty();
    }
  }

  private final Ed25519PublicKey key;
  private final Frontier frontier = new Frontier();
  private final List<String> findings = new ArrayList<>();
  private Optional<TreeHead> head = Optional.empty();
  private long events;
  private long lines;

  private LogFileReader(Ed25519PublicKey key) {
    this.key = key;
  }

  /**
   * Reads all of a file.
   *
   * @param key of the log, from somewhere that the file's maker has no hand in
   */
  public static Report verify(InputStream file, Ed25519PublicKey key) throws IOException {
    LogFileReader reader = new LogFileReader(key);
    reader.read(new BufferedInputStream(file, 1 << 16));
    return new Report(reader.head, reader.events, reader.findings);
  }

  private void read(InputStream in) throws IOException {
    byte[] line = next(in);
    head = TreeHead.open(LogLines.noteOf(new String(line, UTF_8)), key);
    boolean whole =
        head.isPresent()
            && Arrays.equals(
                LogLines.head(LogLines.noteOf(new String(line, UTF_8))).getBytes(UTF_8), line);
    if (!whole) {
      find("the signature of the head does not hold under this key");
    }
    for (line = next(in); line.length > 0; line = next(in)) {
      line(line);
    }
    head.ifPresent(this::compare);
  }

  private void compare(TreeHead signed) {
    if (signed.size() != frontier.size()) {
      find("the file covers " + frontier.size() + " leaves and the head " + signed.size());
    } else if (!signed.hasRoot(frontier.root())) {
      find("the root of the leaves is not that of the signed head");
    }
  }

  private void line(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    try {
      if (text.startsWith(LogLines.EVENT)) {
        event(bytes, text);
      } else {
        subtree(text);
      }
    } catch (IllegalArgumentException malformed) {
      find("is no line of this format, or not the next one");
    }
  }

  private void event(byte[] bytes, String text) {
    int end = Math.max(text.lastIndexOf(LogLines.LEAF_HASH), LogLines.EVENT.length());
    Matcher after = AFTER_EVENT.matcher(text.substring(end));
    require(after.matches());
    byte[] stated = hash(after.group(1));
    require(Long.parseLong(after.group(2)) == frontier.size());
    require(LogLines.afterEvent(stated, frontier.size()).equals(after.group()));
    byte[] event = Arrays.copyOfRange(bytes, LogLines.EVENT.length(), end);
    if (!Arrays.equals(stated, MerkleHash.leaf(event))) {
      find("event " + id(text) + " is not what its leaf is the hash of");
    }
    frontier.add(0, stated);
    events++;
  }

  private void subtree(String text) {
    Matcher parts = SUBTREE.matcher(text);
    require(parts.matches());
    long leaves = Long.parseLong(parts.group(3));
    require(Long.bitCount(leaves) == 1 && Long.parseLong(parts.group(2)) == frontier.size());
    byte[] hash = hash(parts.group(1));
    require(LogLines.subtree(hash, frontier.size(), leaves).equals(text));
    frontier.add(Long.numberOfTrailingZeros(leaves), hash);
  }

  private static byte[] hash(String base64) {
    byte[] hash = Base64.getDecoder().decode(base64);
    require(hash.length == MerkleHash.BYTES);
    return hash;
  }

  private static void require(boolean asWritten) {
    if (!asWritten) {
      throw new IllegalArgumentException("not as written");
    }
  }

  private static String id(String event) {
    Matcher id = EVENT_ID.matcher(event);
    return id.find() ? id.group(1) : "without a readable id";
  }

  private void find(String what) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add("line " + lines + ": " + what);
    }
  }

  /** The next line without its line feed; empty at the end. */
  private byte[] next(InputStream in) throws IOException {
    lines++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    for (int each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0 || line.size() >= LONGEST_LINE_BYTES) {
        if (line.size() > 0) {
          find("the line has no end");
        }
        return new byte[0];
      }
      line.write(each);
    }
    if (line.size() == 0) {
      find("the line is empty");
    }
    return line.toByteArray();
  }
}
