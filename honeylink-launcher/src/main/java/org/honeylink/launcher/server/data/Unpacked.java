package org.honeylink.launcher.server.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must lie on disk as files before it can run, taken out of the runnable jar once for each
 * version of it: beside the jar, or in the data directory where that place cannot be written.
 *
 * @param directory of this version; whoever runs from it may keep more there
 */
public record Unpacked(Path directory) {

  private static final String CACHE = "honeylink-cache";
  private static final String BOOT_JAR = "boot.jar";
  private static final Duration KEPT_UNUSED = Duration.ofHours(12);

  /** The application, an EAR. */
  public Path application() {
    return directory.resolve("HONEYLINK-INF/honeylink.ear");
  }

  /** Jars that start PostgreSQL. */
  public Path databaseLibraries() {
    return directory.resolve("HONEYLINK-INF/database");
  }

  /** Payara's directory of libraries, {@code runtime} and {@code lib}. */
  public Path serverDirectory() {
    return directory.resolve("MICRO-INF");
  }

  /** Its manifest names Payara's jars as class path; in it are Payara's JDBC adapters. */
  public Path bootJar() {
    return directory.resolve(BOOT_JAR);
  }

  /**
   * Unpacks, unless this very jar has been unpacked before.
   *
   * @param data where the cache lies when the jar's directory cannot be written
   */
  public static Unpacked from(Path jar, Path data) throws IOException {
    Path beside = jar.toAbsolutePath().resolveSibling(CACHE);
    Path cache = Files.isWritable(beside.getParent()) ? beside : data.resolve("cache");
    Path version = cache.resolve(Files.size(jar) + "-" + Files.getLastModifiedTime(jar).toMillis());
    if (!Files.exists(version)) {
      Files.createDirectories(cache);
      deleteOutdated(cache);
      Path fresh = Files.createTempDirectory(cache, "new-");
      unpack(jar, fresh);
      writeBootJar(fresh);
      publish(fresh, version);
    }
    return new Unpacked(version);
  }

  /** Another process may have been faster; then its copy is the one. */
  private static void publish(Path fresh, Path version) throws IOException {
    try {
      Files.move(fresh, version, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException
        | DirectoryNotEmptyException
        | AtomicMoveNotSupportedException taken) {
      FileTree.delete(fresh);
    }
    if (!Files.exists(version)) {
      throw new IOException("The runnable jar could not be unpacked to " + version);
    }
  }

  private static void deleteOutdated(Path cache) throws IOException {
    Instant limit = Instant.now().minus(KEPT_UNUSED);
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(cache)) {
      for (Path version : versions) {
        if (Files.getLastModifiedTime(version).toInstant().isBefore(limit)) {
          FileTree.delete(version);
        }
      }
    }
  }

  private static void unpack(Path jar, Path target) throws IOException {
    Files.createDirectories(target.resolve("MICRO-INF/lib"));
    try (JarFile source = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = source.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        if (isWanted(entry)) {
          Path file = target.resolve(entry.getName()).normalize();
          if (!file.startsWith(target)) {
            throw new IOException("Entry outside its directory: " + entry.getName());
          }
          Files.createDirectories(file.getParent());
          try (InputStream content = source.getInputStream(entry)) {
            Files.copy(content, file);
          }
        }
      }
    }
  }

  private static void writeBootJar(Path target) throws IOException {
    List<Path> runtime;
    try (Stream<Path> found = Files.list(target.resolve("MICRO-INF/runtime"))) {
      runtime = found.sorted().toList();
    }
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(
        Attributes.Name.CLASS_PATH,
        runtime.stream()
            .filter(file -> file.toString().endsWith(".jar"))
            .map(jar -> "MICRO-INF/runtime/" + jar.getFileName())
            .collect(Collectors.joining(" ")));
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(target.resolve(BOOT_JAR)), manifest)) {
      for (Path adapter :
          runtime.stream().filter(file -> file.toString().endsWith(".rar")).toList()) {
        jar.putNextEntry(new JarEntry(adapter.getFileName().toString()));
        Files.copy(adapter, jar);
      }
    }
  }

  private static boolean isWanted(JarEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory()
        && (name.startsWith("HONEYLINK-INF/") || name.startsWith("MICRO-INF/runtime/"));
  }
}
