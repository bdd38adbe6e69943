package org.honeylink.launcher.cli.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.honeylink.crypto.merkle.ArchiveManifest;
import org.honeylink.crypto.merkle.ChainFile;
import org.honeylink.crypto.merkle.LogFileReader;
import org.honeylink.crypto.merkle.LogFileReader.Report;
import org.honeylink.crypto.signature.Ed25519PublicKey;
import org.honeylink.launcher.cli.io.CommandFailed;

/** Verifies a file of any kind that the server writes. */
final class AuditFile {

  private final Ed25519PublicKey key;

  AuditFile(Ed25519PublicKey key) {
    this.key = key;
  }

  static boolean isOne(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz") || name.endsWith(".manifest");
  }

  Report verify(Path file) {
    try {
      if (file.toString().endsWith(".manifest")) {
        return manifest(file);
      }
      try (InputStream content = content(file)) {
        return ChainFile.isOne(file)
            ? ChainFile.verify(content)
            : LogFileReader.verify(content, key);
      }
    } catch (IOException e) {
      if (!Files.isReadable(file)) {
        throw CommandFailed.because("Cannot read " + file + ": " + e.getMessage(), e);
      }
      return new Report(Optional.empty(), 0, List.of("the file cannot be unpacked: " + e));
    }
  }

  private Report manifest(Path file) throws IOException {
    Path directory = file.toAbsolutePath().resolveSibling("");
    List<String> findings =
        ArchiveManifest.check(Files.readString(file), key, name -> directory.resolve(name));
    return new Report(Optional.empty(), 0, findings);
  }

  private static InputStream content(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      return file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }
}
