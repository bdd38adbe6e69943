package org.honeylink.tests.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Somebody's HTTPS server that takes webhooks. Each path is an endpoint of its own, whose answers
 * the test decides.
 */
final class Receiver implements AutoCloseable {

  private static final String PASSWORD = "changeit";

  private final HttpsServer server;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final Map<String, IntSupplier> answers = new ConcurrentHashMap<>();

  /**
   * One request.
   *
   * @param status what it was answered
   */
  record Taken(String path, Map<String, String> headers, String body, int status) {

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    String eventId() {
      try (var reader = Json.createReader(new StringReader(body))) {
        return reader.readObject().getString("id");
      }
    }

    boolean isGood() {
      return status < 300;
    }
  }

  private Receiver(HttpsServer server) {
    this.server = server;
    server.createContext("/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Listens on a port of 127.0.0.1; its certificate is for localhost, in {@code folder/ca.pem}. */
  static Receiver start(Path folder) {
    try {
      Path store = folder.resolve("receiver.p12");
      keytool("-genkeypair", "-keystore", store.toString(), "-ext", "san=dns:localhost");
      keytool(
          "-exportcert", "-rfc", "-keystore", store.toString(), "-file", pem(folder).toString());
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
      return new Receiver(server);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path pem(Path folder) {
    return folder.resolve("ca.pem");
  }

  private static void keytool(String command, String... more) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin/keytool").toString());
    line.add(command);
    line.addAll(List.of("-alias", "receiver", "-storepass", PASSWORD));
    if (command.equals("-genkeypair")) {
      line.addAll(List.of("-keyalg", "EC", "-dname", "CN=localhost", "-validity", "30"));
    }
    line.addAll(List.of(more));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Map<String, String> headers = new ConcurrentHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    int status = answers.getOrDefault(path, () -> 204).getAsInt();
    taken.add(new Taken(path, headers, body, status));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** What the endpoint answers from now on; asked for each request. */
  void answer(String path, IntSupplier status) {
    answers.put(path, status);
  }

  String url(String path) {
    return "https://localhost:" + server.getAddress().getPort() + path;
  }

  /** Requests of one endpoint so far. */
  List<Taken> taken(String path) {
    return taken.stream().filter(each -> each.path().equals(path)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
