package org.honeylink.crypto.merkle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.honeylink.crypto.signature.Ed25519PublicKey;

/**
 * What vouches for the file of a month whose events were taken out of the database: signed as a
 * {@link SignedNote} under the log's origin.
 *
 * @param origin the log's name
 * @param month as in {@code 2026-01}
 * @param events in the file
 * @param file its name, in the directory of the manifest
 * @param sha256 of the file, hexadecimal
 */
public record ArchiveManifest(
    String origin, String month, long events, String file, String sha256) {

  private static final Pattern TEXT =
      Pattern.compile(
          """
          (\\S+)
          archive ([0-9]{4}-[0-9]{2})
          events ([0-9]{1,18})
          file ([A-Za-z0-9._-]+)
          sha256 ([0-9a-f]{64})
          """);

  /** What is signed. */
  public String text() {
    return "%s\narchive %s\nevents %d\nfile %s\nsha256 %s\n"
        .formatted(origin, month, events, file, sha256);
  }

  /**
   * Checks a manifest and the file that it is about.
   *
   * @param place where a file of that name lies
   * @return what is wrong, in words
   */
  public static List<String> check(String note, Ed25519PublicKey key, Function<String, Path> place)
      throws IOException {
    Optional<ArchiveManifest> manifest =
        SignedNote.open(note, TreeHead.originOf(key), key).flatMap(ArchiveManifest::parse);
    if (manifest.isEmpty()) {
      return List.of("the signature of the manifest does not hold under this key");
    }
    Path file = place.apply(manifest.get().file);
    if (!Files.isReadable(file)) {
      return List.of("the archive " + manifest.get().file + " is missing");
    }
    return sha256(file).equals(manifest.get().sha256)
        ? List.of()
        : List.of("the archive " + manifest.get().file + " is not the one that was signed");
  }

  private static Optional<ArchiveManifest> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new ArchiveManifest(
                parts.group(1),
                parts.group(2),
                Long.parseLong(parts.group(3)),
                parts.group(4),
                parts.group(5)))
        : Optional.empty();
  }

  /** Of a file's content, hexadecimal. */
  public static String sha256(Path file) throws IOException {
    MessageDigest digest = MerkleHash.sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
