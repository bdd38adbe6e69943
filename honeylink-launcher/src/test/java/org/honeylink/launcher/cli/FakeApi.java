package org.honeylink.launcher.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.honeylink.launcher.server.tls.ServerCertificate;

/** An API with prepared answers at a free port of the loopback address; knows {@code admin}. */
public final class FakeApi implements AutoCloseable {

  /** Password of {@code admin}, which {@link CommandRun} has in its environment. */
  static final String PASSWORD = "pass word&=+é";

  private final Path tls;
  private final HttpsServer http;
  private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
  private final Queue<String> calls = new ConcurrentLinkedQueue<>();

  private static final class Answer {

    private final int status;
    private final byte[] body;

    Answer(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }
  }

  /**
   * @param directory for its key and certificate
   */
  public FakeApi(Path directory) throws IOException, GeneralSecurityException {
    tls = Files.createDirectories(directory.resolve("tls"));
    http = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setHttpsConfigurator(new HttpsConfigurator(context()));
    http.createContext("/api/v1/", this::handle);
    http.start();
    answer(
        "POST /oauth2/token",
        200,
        """
        {"access_token":"access","token_type":"Bearer","expires_in":300,"refresh_token":"refresh"}
        """);
    answer("POST /oauth2/revoke", 204, "");
  }

  private SSLContext context() throws IOException, GeneralSecurityException {
    ServerCertificate certificate =
        ServerCertificate.loadOrCreate(
            tls, ServerCertificate.hosts(InetAddress.getLoopbackAddress()));
    char[] passphrase = certificate.passphrase().toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(certificate.keyStore())) {
      store.load(in, passphrase);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, passphrase);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** Prepares an answer; the last one of a call is repeated. */
  public FakeApi answer(String call, int status, String body) {
    return answer(call, status, body.getBytes(UTF_8));
  }

  public FakeApi answer(String call, int status, byte[] body) {
    answers.computeIfAbsent(call, unheard -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  /** Options that name and trust this server. */
  public String[] and(String... command) {
    return Stream.concat(
            Stream.of(command),
            Stream.of("--server", uri(), "--ca", tls.resolve("ca.pem").toString()))
        .toArray(String[]::new);
  }

  private String uri() {
    return "https://localhost:" + http.getAddress().getPort();
  }

  /** Method, path, authorization and body of every call so far, but those of signing in. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
    String call = exchange.getRequestMethod() + " " + path;
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (!path.startsWith("/oauth2/")) {
      calls.add(call + " " + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
    }
    Answer answer = next(call, body);
    exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
    try (exchange) {
      exchange.getResponseBody().write(answer.body);
    }
  }

  private Answer next(String call, String body) {
    if (call.equals("POST /oauth2/token") && !body.contains("pass+word%26%3D%2B%C3%A9")) {
      return problem(401, "ERR_AUTH", "Not signed in");
    }
    Queue<Answer> prepared = answers.getOrDefault(call, new ArrayDeque<>());
    if (prepared.isEmpty()) {
      return problem(404, "ERR_NOT_FOUND", "There is no such path here");
    }
    return prepared.size() > 1 ? prepared.remove() : prepared.element();
  }

  private static Answer problem(int status, String code, String message) {
    String body =
        """
        {"type":"about:blank","title":"%s","status":%d,"detail":"%s","error_code":"%s",\
        "message":"%s","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736"}\
        """
            .formatted(code, status, message, code, message);
    return new Answer(status, body.getBytes(UTF_8));
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
