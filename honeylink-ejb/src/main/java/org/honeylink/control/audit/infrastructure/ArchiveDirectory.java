package org.honeylink.control.audit.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.honeylink.control.audit.application.AuditArchives;
import org.honeylink.control.trust.application.AuditSigner;
import org.honeylink.crypto.merkle.ArchiveManifest;
import org.honeylink.crypto.merkle.LogFileReader;

/** Archives as {@code archive/audit-2019-01.jsonl.gz} with a signed manifest beside. */
@ApplicationScoped
public class ArchiveDirectory implements AuditArchives {

  @Inject private AuditDirectory directory;
  @Inject private AuditSigner signer;

  @Override
  public Sealed seal(YearMonth month, long events, Content content) {
    try {
      Path place = directory.made("archive");
      Path file = place.resolve("audit-" + month + ".jsonl.gz");
      Path written = AuditDirectory.fresh(place.resolve(file.getFileName() + ".part"));
      write(written, content);
      check(written, events);
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Sealed sealed = new Sealed(file.getFileName().toString(), ArchiveManifest.sha256(file));
      vouch(place, month, events, sealed);
      AuditDirectory.force(place);
      return sealed;
    } catch (IOException e) {
      throw new IllegalStateException("the audit events of " + month + " cannot be archived", e);
    }
  }

  private static void write(Path file, Content content) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      content.writeTo(out);
    }
    AuditDirectory.force(file);
  }

  /** As anybody would, before the events are dropped. */
  private void check(Path file, long events) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      LogFileReader.Report report = LogFileReader.verify(in, signer.publicKey());
      if (!report.verifies() || report.events() != events) {
        throw new IllegalStateException("the archive " + file + " does not verify: " + report);
      }
    }
  }

  private void vouch(Path place, YearMonth month, long events, Sealed sealed) throws IOException {
    Path manifest =
        AuditDirectory.fresh(place.resolve(sealed.file().replace(".jsonl.gz", ".manifest")));
    String text =
        new ArchiveManifest(
                signer.origin(), month.toString(), events, sealed.file(), sealed.sha256())
            .text();
    Files.writeString(manifest, signer.sign(text));
    AuditDirectory.force(manifest);
  }
}
