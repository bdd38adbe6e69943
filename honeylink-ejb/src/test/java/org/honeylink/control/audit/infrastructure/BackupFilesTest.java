package org.honeylink.control.audit.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.audit.application.ImportBackup;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.audit.domain.LeafEvent;
import org.honeylink.control.audit.domain.LeafText;
import org.honeylink.control.shared.application.Dependencies;
import org.honeylink.crypto.merkle.ChainFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFilesTest {

  @TempDir private Path directory;
  private final Imports imports = new Imports();
  private final BackupFiles files = new BackupFiles();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  void inject() {
    files.directory = new AuditDirectory(directory.toString());
    files.imports = imports;
    files.dependencies = new StoreAway();
    files.clock = InstantSource.fixed(Instant.EPOCH);
  }

  @Test
  void oneThatFailsByItselfHoldsUpNobodyAndIsTriedAgain() throws IOException {
    write("backup-1", event("bad", "configuration"), event("good", "configuration"));
    imports.failure = Optional.of(new IllegalStateException("of this one alone"));

    assertThrows(IllegalStateException.class, files::bringBack);
    assertEquals(List.of("good"), imports.brought);

    imports.failure = Optional.empty();
    files.bringBack();
    assertEquals(List.of("good", "bad"), imports.brought);
  }

  @Test
  void whileTheTrailIsAwayTheOthersAreNotTried() throws IOException {
    write("backup-1", event("bad", "configuration"), event("good", "configuration"));
    imports.failure = Optional.of(new IllegalStateException(StoreAway.AWAY));

    assertThrows(IllegalStateException.class, files::bringBack);

    assertEquals(List.of(), imports.brought);
  }

  @Test
  void oneThatCannotBeReadStopsNobody() throws IOException {
    write("backup-1", event("unknown", "of-a-later-version"), event("good", "configuration"));

    files.bringBack();

    assertEquals(List.of("good"), imports.brought);
  }

  @Test
  void whatWasReadBeforeAFailureIsNotThereTwice() throws IOException {
    write("backup-1", event("good", "configuration"));
    Path unreadable = Files.createDirectory(directory.resolve("backup/backup-2"));
    assertThrows(IllegalStateException.class, files::bringBack);
    Files.delete(unreadable);

    files.bringBack();

    assertEquals(List.of("good"), imports.brought);
  }

  private void write(String name, LeafEvent... events) throws IOException {
    StringBuilder text = new StringBuilder(ChainFile.first(ChainFile.NOTHING)).append('\n');
    String chain = ChainFile.NOTHING;
    for (LeafEvent event : events) {
      byte[] leaf = LeafText.of(event);
      chain = ChainFile.next(chain, leaf);
      text.append(new String(ChainFile.line(chain, leaf), StandardCharsets.UTF_8)).append('\n');
    }
    Files.createDirectories(directory.resolve("backup"));
    Files.writeString(directory.resolve("backup").resolve(name), text);
  }

  private static LeafEvent event(String target, String category) {
    return new LeafEvent(
        UUID.nameUUIDFromBytes(target.getBytes(StandardCharsets.UTF_8)),
        Instant.EPOCH,
        "admin",
        "default",
        category,
        "session.close-ordered",
        target,
        Optional.empty(),
        "success",
        Map.of(),
        "");
  }

  private static final class Imports extends ImportBackup {
    private final List<String> brought = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();

    @Override
    public void bring(AuditEvent event) {
      if (failure.isPresent() && event.target().equals("bad")) {
        throw failure.get();
      }
      brought.add(event.target());
    }
  }

  private static final class StoreAway implements Dependencies {
    private static final String AWAY = "away";

    @Override
    public boolean databaseAnswers() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean brokerAnswers() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean saysDatabaseAway(Throwable thrown) {
      return AWAY.equals(thrown.getMessage());
    }
  }
}
