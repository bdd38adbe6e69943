package org.honeylink.launcher.server.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * What must lie on disk as files before it can run, taken out of the runnable jar once for each
 * version of it.
 *
 * @param application the EAR
 * @param databaseLibraries jars that start PostgreSQL
 * @param serverLibraries where Payara unpacks its own jars
 */
public record Unpacked(Path application, Path databaseLibraries, Path serverLibraries) {

  private static final String PREFIX = "HONEYLINK-INF/";

  /** Unpacks, unless the cache is of this very jar. */
  public static Unpacked from(Path jar, Path cache) throws IOException {
    String stamp = Files.size(jar) + "-" + Files.getLastModifiedTime(jar).toMillis();
    Path stampFile = cache.resolve("stamp");
    if (!Files.exists(stampFile) || !Files.readString(stampFile).equals(stamp)) {
      FileTree.delete(cache);
      Files.createDirectories(cache);
      unpack(jar, cache);
      Files.writeString(stampFile, stamp);
    }
    return new Unpacked(
        cache.resolve("honeylink.ear"), cache.resolve("database"), cache.resolve("server"));
  }

  private static void unpack(Path jar, Path cache) throws IOException {
    try (JarFile source = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = source.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        if (entry.isDirectory() || !entry.getName().startsWith(PREFIX)) {
          continue;
        }
        Path target = cache.resolve(entry.getName().substring(PREFIX.length())).normalize();
        if (!target.startsWith(cache)) {
          throw new IOException("Entry outside its directory: " + entry.getName());
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = source.getInputStream(entry)) {
          Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
