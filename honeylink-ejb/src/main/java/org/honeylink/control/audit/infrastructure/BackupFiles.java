package org.honeylink.control.audit.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.honeylink.control.audit.application.ImportBackup;
import org.honeylink.control.audit.application.WriteAuditTrail;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.audit.domain.LeafText;
import org.honeylink.control.shared.application.BackupRoute;
import org.honeylink.control.shared.application.Dependencies;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.infrastructure.PlainJson;
import org.honeylink.crypto.merkle.ChainFile;
import org.jspecify.annotations.Nullable;

/**
 * The backup route: files {@code backup/backup-….jsonl}, one for each run and megabyte, each a
 * chain that goes on where the one before ended. Files are added to and never changed; where the
 * file system and the user's rights allow it, {@code chattr +a} keeps everybody to that.
 */
@ApplicationScoped
public class BackupFiles implements BackupRoute {

  private static final Logger LOG = Logger.getLogger(BackupFiles.class.getName());
  private static final long MOST_BYTES = 1 << 20;

  @Inject AuditDirectory directory;
  @Inject ImportBackup imports;
  @Inject Dependencies dependencies;
  @Inject InstantSource clock;
  private final List<AuditEvent> pending = new ArrayList<>();
  private boolean looked;
  private String chain = ChainFile.NOTHING;
  private @Nullable Path current;

  @Override
  public synchronized void keep(ControlEvent event) {
    AuditEvent kept = WriteAuditTrail.eventOf(event, clock.instant());
    try {
      lookOnce();
      byte[] text = LeafText.of(kept);
      String next = ChainFile.next(chain, text);
      write(ChainFile.line(next, text));
      chain = next;
      pending.add(kept);
      LOG.warning(
          "The audit trail is away: "
              + kept.action()
              + " "
              + kept.target()
              + " is in the backup route and goes into the trail when that is back");
    } catch (IOException e) {
      throw new IllegalStateException("the backup route of the audit trail is away as well", e);
    }
  }

  /**
   * Brings what waits into the trail, oldest first. One that fails by itself waits on and holds up
   * nobody.
   *
   * @throws RuntimeException when the trail is still away, or the first failure in the end
   */
  public void bringBack() {
    Optional<RuntimeException> failure = Optional.empty();
    for (AuditEvent event : waiting()) {
      try {
        imports.bring(event);
        forget(event);
      } catch (RuntimeException failed) {
        if (dependencies.saysDatabaseAway(failed)) {
          throw failed;
        }
        failure = failure.or(() -> Optional.of(failed));
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private synchronized List<AuditEvent> waiting() {
    try {
      lookOnce();
      return List.copyOf(pending);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the backup route of the audit trail", e);
    }
  }

  private synchronized void forget(AuditEvent event) {
    pending.remove(event);
  }

  /** What earlier runs have left may be in the trail already, or not. */
  private void lookOnce() throws IOException {
    if (looked) {
      return;
    }
    List<AuditEvent> before = new ArrayList<>();
    String end = ChainFile.NOTHING;
    try (Stream<Path> found = Files.list(directory.made("backup"))) {
      for (Path file : found.filter(ChainFile::isOne).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          ChainFile.Content content = ChainFile.read(in);
          content.findings().forEach(what -> LOG.severe(file + ": " + what));
          content.events().forEach(text -> read(file, text).ifPresent(before::add));
          end = content.last();
        }
      }
    }
    pending.addAll(before);
    chain = end;
    looked = true;
  }

  /** One that cannot be read keeps nobody from using the route. */
  private static Optional<AuditEvent> read(Path file, String text) {
    try {
      return Optional.of(event(PlainJson.map(text)));
    } catch (RuntimeException unreadable) {
      LOG.log(Level.SEVERE, file + " has an event that cannot be read; it stays there", unreadable);
      return Optional.empty();
    }
  }

  private Path file() throws IOException {
    Path file = current;
    if (file == null || Files.size(file) > MOST_BYTES) {
      Path place = directory.made("backup");
      String suffix = "%013d-%s".formatted(clock.millis(), UUID.randomUUID());
      file = AuditDirectory.fresh(place.resolve(ChainFile.name(suffix)));
      append(file, ChainFile.first(chain).getBytes(StandardCharsets.UTF_8));
      AuditDirectory.force(place);
      appendOnly(file);
      current = file;
    }
    return file;
  }

  /** A line that failed may be torn: nothing more comes behind it, the next begins a file. */
  private void write(byte[] line) throws IOException {
    Path file = file();
    current = null;
    append(file, line);
    current = file;
  }

  private static void append(Path file, byte[] line) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void appendOnly(Path file) {
    try {
      new ProcessBuilder("chattr", "+a", file.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException notHere) {
      LOG.log(Level.FINE, "chattr is not here", notHere);
    }
  }

  private static AuditEvent event(Map<String, Object> text) {
    return new AuditEvent(
        UUID.fromString(word(text, "event_id")),
        Instant.parse(word(text, "time")),
        word(text, "actor"),
        word(text, "tenant_id"),
        Category.of(word(text, "category")).orElseThrow(),
        word(text, "action"),
        word(text, "target"),
        Optional.ofNullable(text.get("device_id")).map(Object::toString),
        Outcome.of(word(text, "outcome")).orElseThrow(),
        details(text.get("details")),
        word(text, "trace_id"));
  }

  private static Map<String, Object> details(@Nullable Object value) {
    Map<String, Object> details = new java.util.TreeMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> details.put(String.valueOf(name), each));
    }
    return details;
  }

  private static String word(Map<String, Object> text, String name) {
    return String.valueOf(text.get(name));
  }
}
