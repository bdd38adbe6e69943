package org.honeylink.launcher.server.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a ready server can be reached; in {@code run/endpoints.json} while it runs.
 *
 * @param readyMillis from the start of the JVM to readiness
 */
public record Endpoints(
    String https, String udp, String quic, String amqp, long pid, long readyMillis) {

  private static final String FILE = "endpoints.json";

  /** Appears whole, so that whoever waits for the file never reads half of it. */
  public void write(Path run) throws IOException {
    Path fresh = Files.createTempFile(run, FILE, ".new");
    Files.writeString(
        fresh,
        """
        {"https": "%s", "udp": "%s", "quic": "%s", "amqp": "%s", "pid": %d, "ready_millis": %d}
        """
            .formatted(https, udp, quic, amqp, pid, readyMillis));
    Files.move(
        fresh,
        run.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  public static void delete(Path run) throws IOException {
    Files.deleteIfExists(run.resolve(FILE));
  }
}
