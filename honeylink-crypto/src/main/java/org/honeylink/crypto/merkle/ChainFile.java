package org.honeylink.crypto.merkle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The backup route's files: JSON Lines, each with the hash over the line before and its own event.
 * Where nothing can be signed, because database and key store may be away, a chain at least shows
 * that nothing was changed in its midst.
 */
public final class ChainFile {

  /** What the very first file follows. */
  public static final String NOTHING =
      Base64.getEncoder().encodeToString(new byte[MerkleHash.BYTES]);

  private static final String PREFIX = "backup-";
  private static final Pattern FIRST =
      Pattern.compile(
          "\\{\"format\":\"honeylink-audit-backup-1\",\"previous\":\"([A-Za-z0-9+/=]{44})\"}");
  private static final Pattern EVENT_ID = Pattern.compile("\"event_id\":\"([0-9a-f-]{36})\"");
  private static final String CHAIN = "{\"chain\":\"";
  private static final String EVENT = "\",\"event\":";
  private static final int EVENT_AT = CHAIN.length() + 44 + EVENT.length();

  private ChainFile() {}

  /** Whether the name is that of a backup file. */
  public static boolean isOne(Path file) {
    return file.getFileName().toString().startsWith(PREFIX);
  }

  /** The name of a new file. */
  public static String name(String suffix) {
    return PREFIX + suffix + ".jsonl";
  }

  /** The first line of a file. */
  public static String first(String previous) {
    return "{\"format\":\"honeylink-audit-backup-1\",\"previous\":\"" + previous + "\"}";
  }

  /** Chain value behind an event. */
  public static String next(String previous, byte[] event) {
    MessageDigest digest = MerkleHash.sha256();
    digest.update(Base64.getDecoder().decode(previous));
    return Base64.getEncoder().encodeToString(digest.digest(event));
  }

  /** The line of an event. */
  public static byte[] line(String chain, byte[] event) {
    byte[] head = (CHAIN + chain + EVENT).getBytes(UTF_8);
    byte[] line = Arrays.copyOf(head, head.length + event.length + 1);
    System.arraycopy(event, 0, line, head.length, event.length);
    line[line.length - 1] = '}';
    return line;
  }

  /**
   * What a file holds.
   *
   * @param last chain value at its end
   * @param events texts, in order, as far as the chain holds
   */
  public record Content(String last, List<String> events, List<String> findings) {

    public Content {
      events = List.copyOf(events);
      findings = List.copyOf(findings);
    }
  }

  /** Reads a file and follows its chain. A last line without its end was never promised. */
  public static Content read(InputStream file) throws IOException {
    String all = new String(file.readAllBytes(), ISO_8859_1);
    List<String> lines = new ArrayList<>(Arrays.asList(all.split("\n", -1)));
    lines.removeLast();
    Matcher first = FIRST.matcher(lines.isEmpty() ? "" : lines.getFirst());
    if (!first.matches() || !isOneWayToWrite(first.group(1))) {
      return new Content(NOTHING, List.of(), List.of("line 1: is not the first line of a backup"));
    }
    String chain = first.group(1);
    List<String> events = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      byte[] event = event(line);
      String next = next(chain, event);
      if (!new String(line(next, event), ISO_8859_1).equals(line)) {
        Matcher id = EVENT_ID.matcher(line);
        String which = id.find() ? id.group(1) : "without a readable id";
        String what = "line " + (i + 1) + ": the chain breaks at event " + which;
        return new Content(chain, events, List.of(what));
      }
      chain = next;
      events.add(new String(event, UTF_8));
    }
    boolean cut = !all.endsWith("\n");
    return new Content(chain, events, cut ? List.of("the last line has no end") : List.of());
  }

  /** The last character of Base64 has bits that count for nothing: they must be zero. */
  private static boolean isOneWayToWrite(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Base64.getEncoder().encodeToString(bytes).equals(base64);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** The same as a report. */
  public static LogFileReader.Report verify(InputStream file) throws IOException {
    Content content = read(file);
    return new LogFileReader.Report(Optional.empty(), content.events().size(), content.findings());
  }

  private static byte[] event(String line) {
    return line.length() > EVENT_AT
        ? line.substring(EVENT_AT, line.length() - 1).getBytes(ISO_8859_1)
        : new byte[0];
  }
}
