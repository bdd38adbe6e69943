package org.honeylink.launcher.server.database;

import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.honeylink.launcher.server.data.FileTree;
import org.honeylink.launcher.server.data.Secret;

/**
 * PostgreSQL on loopback with a password, durable. Its library and that library's logging stay out
 * of the server's class path.
 */
public final class EmbeddedDatabase implements Closeable {

  private static final String OWNER = "honeylink";
  private static final String USER = "honeylink_app";
  private static final Duration ORPHAN_WAIT = Duration.ofSeconds(20);

  private final Closeable process;
  private final int port;
  private final String password;
  private final String ownerPassword;

  private EmbeddedDatabase(Closeable process, int port, String password, String ownerPassword) {
    this.process = process;
    this.port = port;
    this.password = password;
    this.ownerPassword = ownerPassword;
  }

  /**
   * Starts the database, after stopping one that a killed server has left running on the same data.
   *
   * @param self jar or directory of this class
   * @param libraries directory with the jars that start PostgreSQL
   * @param home directory of data and programs
   * @param keys directory of the passwords
   */
  public static EmbeddedDatabase start(Path self, Path libraries, Path home, Path keys, int port)
      throws IOException {
    Path data = home.resolve("data");
    Path initialised = home.resolve("initialised");
    stopOrphan(data);
    if (!Files.exists(initialised)) {
      FileTree.delete(data); // a first start that did not get far enough to hold anything
    }
    Files.createDirectories(home.resolve("programs"));
    Path superuser = keys.resolve("database-superuser-password");
    Secret.readOrCreate(superuser);
    String ownerPassword = Secret.readOrCreate(keys.resolve("database-password"));
    String password = Secret.readOrCreate(keys.resolve("database-application-password"));
    Closeable process =
        isolated(self, libraries)
            .apply(
                Map.of(
                    "data",
                    data.toString(),
                    "binaries",
                    home.resolve("programs").toString(),
                    "port",
                    Integer.toString(port),
                    "superuserPasswordFile",
                    superuser.toString(),
                    "owner",
                    OWNER,
                    "ownerPassword",
                    ownerPassword,
                    "user",
                    USER,
                    "password",
                    password));
    if (!Files.exists(initialised)) {
      Files.createFile(initialised);
    }
    return new EmbeddedDatabase(process, port, password, ownerPassword);
  }

  /** {@code stringtype=unspecified} lets null UUIDs through. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/honeylink?stringtype=unspecified";
  }

  /** Role of the application: it works with rows and owns nothing. */
  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  /** Role that owns every table, and migrates. */
  public String owner() {
    return OWNER;
  }

  public String ownerPassword() {
    return ownerPassword;
  }

  @SuppressWarnings("unchecked") // PostgresProcess, of another loader, implements exactly this
  private static Function<Map<String, String>, Closeable> isolated(Path self, Path libraries)
      throws IOException {
    List<URL> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(libraries, "*.jar")) {
      for (Path jar : found) {
        jars.add(jar.toUri().toURL());
      }
    }
    jars.add(self.toUri().toURL());
    // Open until the database stops, with the process.
    ClassLoader loader =
        new URLClassLoader(
            "database", jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(loader);
    try {
      return (Function<Map<String, String>, Closeable>)
          loader.loadClass(PostgresProcess.class.getName()).getConstructor().newInstance();
    } catch (ReflectiveOperationException broken) {
      throw new IOException("The runnable jar is incomplete: " + broken, broken);
    } finally {
      current.setContextClassLoader(before);
    }
  }

  /** After kill -9 of the server its database still runs; its first line of postmaster.pid. */
  private static void stopOrphan(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> orphan =
        lines.isEmpty()
            ? Optional.empty()
            : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    if (orphan.isPresent()) {
      orphan.get().destroy();
      awaitEnd(orphan.get());
    }
  }

  private static void awaitEnd(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(ORPHAN_WAIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException hanging) {
      process.destroyForcibly();
    } catch (ExecutionException failed) {
      throw new IOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a left-over PostgreSQL was stopping", stopped);
    }
  }

  /** Stops PostgreSQL in its fast mode: open transactions are rolled back. */
  @Override
  public void close() throws IOException {
    process.close();
  }
}
