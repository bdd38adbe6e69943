package org.honeylink.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.honeylink.tests.source.SourceTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaMigrationTest {

  /** Schema of the release before this one; {@code previous-release.sql} is what it may hold. */
  private static final MigrationVersion PREVIOUS = MigrationVersion.fromVersion("9");

  @ParameterizedTest
  @EnumSource
  void everySupportedPostgresTakesTheWholeSchemaAtOnce(PostgresRelease release) throws Exception {
    try (EmbeddedPostgres postgres = release.start()) {
      SchemaUnderTest schema = SchemaUnderTest.createIn(postgres);
      schema.migrateTo(MigrationVersion.LATEST);
      assertEquals(
          release.major(),
          schema.number("select current_setting('server_version_num')::int / 10000"));
      assertTrue(schema.tables().contains("audit_event"), schema.tables()::toString);
    }
  }

  /** One by one, so that each meets what the one before it left. */
  @ParameterizedTest
  @EnumSource
  void migrationsKeepWhatThePreviousReleaseHolds(PostgresRelease release) throws Exception {
    try (EmbeddedPostgres postgres = release.start()) {
      SchemaUnderTest schema = SchemaUnderTest.createIn(postgres);
      schema.migrateTo(PREVIOUS);
      schema.run(resource("previous-release.sql"));
      Map<String, List<String>> columns = schema.columns();
      Map<String, List<String>> before = schema.contents(columns);
      before.forEach((table, rows) -> assertFalse(rows.isEmpty(), table + " has a row to lose"));
      for (MigrationVersion version : schema.versionsAfter(PREVIOUS)) {
        schema.migrateTo(version);
        assertEquals(before, schema.contents(columns), "after V" + version);
      }
    }
  }

  /** A change to one would reach new installations only, and Flyway would refuse the others. */
  @Test
  void releasedMigrationsAreNeverEdited() throws Exception {
    Map<String, String> released = new TreeMap<>();
    resource("released-migrations.txt")
        .lines()
        .map(line -> line.split(" "))
        .forEach(words -> released.put(words[0], words[1]));
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(SourceTree.root().resolve(Migrations.DIRECTORY))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (released.containsKey(name)) {
          found.put(name, checksum(file));
        }
      }
    }
    assertEquals(released, found);
  }

  private static String checksum(Path file) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(Files.readAllBytes(file));
    return Long.toHexString(checksum.getValue());
  }

  private static String resource(String name) throws IOException {
    try (var stream = SchemaMigrationTest.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
