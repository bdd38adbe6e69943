package org.honeylink.tests.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.honeylink.tests.benchmark.bare.BareApplication;
import org.honeylink.tests.benchmark.bare.BareItem;
import org.honeylink.tests.benchmark.bare.BareResource;
import org.honeylink.tests.server.Folders;

/**
 * Payara Micro as it is delivered, with one JAX-RS resource that inserts one row by JPA into the
 * same PostgreSQL: what a call costs before it does anything of ours. It is asked over plain HTTP.
 */
final class BareServer implements AutoCloseable {

  private static final String PERSISTENCE =
      """
      <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
        <persistence-unit name="bare" transaction-type="JTA">
          <jta-data-source>java:app/jdbc/Bare</jta-data-source>
          <class>org.honeylink.tests.benchmark.bare.BareItem</class>
          <shared-cache-mode>NONE</shared-cache-mode>
        </persistence-unit>
      </persistence>
      """;

  private final Path home;
  private final MeasuredProcess process;
  private final URI items;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param payara jar of Payara Micro
   * @param driver jar of the JDBC driver
   */
  BareServer(Path payara, Path driver, String jdbcUrl, String user, String password)
      throws IOException, InterruptedException {
    home = Files.createTempDirectory("honeylink-bare-");
    Path war = home.resolve("bare.war");
    write(war, driver);
    int port = freePort();
    items = URI.create("http://127.0.0.1:" + port + "/bare/items");
    process =
        new MeasuredProcess(
            List.of(
                MeasuredProcess.java(),
                "--sun-misc-unsafe-memory-access=allow",
                "-Dbare.db.url=" + jdbcUrl,
                "-Dbare.db.user=" + user,
                "-Dbare.db.password=" + password,
                "-jar",
                payara.toString(),
                "--nocluster",
                "--port",
                Integer.toString(port),
                "--rootdir",
                home.resolve("root").toString(),
                "--deploy",
                war.toString()),
            home.resolve("bare.log"));
    process.awaitReady(() -> isGood());
  }

  private boolean isGood() {
    try {
      insert("ready").join();
      return true;
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void write(Path war, Path driver) throws IOException {
    try (OutputStream file = Files.newOutputStream(war);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Class<?> type : List.of(BareApplication.class, BareItem.class, BareResource.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
          add(zip, "WEB-INF/classes/" + name, Objects.requireNonNull(bytes).readAllBytes());
        }
      }
      add(
          zip,
          "WEB-INF/classes/META-INF/persistence.xml",
          PERSISTENCE.getBytes(StandardCharsets.UTF_8));
      add(zip, "WEB-INF/beans.xml", new byte[0]);
      add(zip, "WEB-INF/lib/postgresql.jar", Files.readAllBytes(driver));
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  MeasuredProcess process() {
    return process;
  }

  CompletableFuture<String> insert(String name) {
    HttpRequest request =
        HttpRequest.newBuilder(items)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\"}"))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString()).thenApply(BareServer::good);
  }

  private static String good(HttpResponse<String> answer) {
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    http.shutdownNow();
    process.close();
    Folders.delete(home);
  }
}
