package org.honeylink.launcher.server.container;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.logging.ErrorManager;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/**
 * Writes {@code server.log}; at 10 MiB it becomes {@code server.1.log}, that {@code server.2.log},
 * and so on to 5. The directory comes from the system property {@value #DIRECTORY}.
 */
public final class ServerLogHandler extends StreamHandler {

  /** System property that names the log directory. */
  public static final String DIRECTORY = "honeylink.log.dir";

  private static final long ROTATE_BYTES = 10L << 20;
  private static final int KEPT = 5;

  private final Path directory;
  private long writtenBytes;

  /** Made by the log manager, which names this class in its configuration. */
  public ServerLogHandler() throws IOException {
    this.directory = Path.of(Objects.requireNonNull(System.getProperty(DIRECTORY), DIRECTORY));
    setFormatter(new ServerLogFormatter());
    open();
  }

  private void open() throws IOException {
    Path file = directory.resolve("server.log");
    OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    writtenBytes = Files.size(file);
    setOutputStream(out);
  }

  @Override
  public synchronized void publish(LogRecord entry) {
    if (!isLoggable(entry)) {
      return;
    }
    super.publish(entry);
    flush();
    writtenBytes += ServerLogFormatter.roughBytes(entry);
    if (writtenBytes > ROTATE_BYTES) {
      rotate();
    }
  }

  private void rotate() {
    try {
      close();
      for (int i = KEPT - 1; i >= 1; i--) {
        move("server." + i + ".log", "server." + (i + 1) + ".log");
      }
      move("server.log", "server.1.log");
      open();
    } catch (IOException failed) {
      reportError(null, failed, ErrorManager.OPEN_FAILURE);
    }
  }

  private void move(String from, String to) throws IOException {
    if (Files.exists(directory.resolve(from))) {
      Files.move(
          directory.resolve(from), directory.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
