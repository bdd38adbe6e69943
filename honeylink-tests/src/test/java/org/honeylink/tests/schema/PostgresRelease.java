package org.honeylink.tests.schema;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** Releases of PostgreSQL that HoneyLink works on; the build lays their programs ready. */
enum PostgresRelease {
  POSTGRES_15(15),
  POSTGRES_16(16),
  POSTGRES_17(17);

  private final int major;

  PostgresRelease(int major) {
    this.major = major;
  }

  /** An empty one in a temporary directory, ended by closing it. */
  EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setPgBinaryResolver((system, architecture) -> programs())
          .setLocaleConfig("locale", "C")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int major() {
    return major;
  }

  private InputStream programs() throws IOException {
    Path directory = Path.of(System.getProperty("honeylink.postgres"));
    JarFile jar = new JarFile(directory.resolve("postgres-" + major + ".jar").toFile());
    return new FilterInputStream(
        jar.getInputStream(
            jar.stream()
                .filter(entry -> entry.getName().endsWith(".txz"))
                .findFirst()
                .orElseThrow(() -> new IOException("no programs in " + jar.getName())))) {
      @Override
      public void close() throws IOException {
        super.close();
        jar.close();
      }
    };
  }
}
