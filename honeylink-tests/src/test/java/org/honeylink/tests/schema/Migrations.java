package org.honeylink.tests.schema;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.honeylink.tests.source.SourceTree;

/** The migrations of the source tree on some database. */
final class Migrations {

  static final String DIRECTORY = "honeylink-ejb/src/main/resources/db/migration";

  private final DataSource database;

  Migrations(DataSource database) {
    this.database = database;
  }

  List<MigrationVersion> versions() {
    return Arrays.stream(to(MigrationVersion.LATEST).info().all())
        .map(MigrationInfo::getVersion)
        .toList();
  }

  /** Brings the database to this version. */
  void migrateTo(MigrationVersion version) {
    to(version).migrate();
  }

  private Flyway to(MigrationVersion version) {
    return Flyway.configure()
        .dataSource(database)
        .locations("filesystem:" + SourceTree.root().resolve(DIRECTORY))
        .target(version)
        .load();
  }
}
