package org.honeylink.control.trust.infrastructure.vault.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A Vault on a free port of this machine, over HTTPS. It can be sealed, slow, refusing, silly or
 * gone, and comes back with its keys. Thread-safe.
 */
public final class VaultSimulator implements AutoCloseable {

  /** Of the AppRole. */
  public static final String ROLE_ID = "db02de05-fa39-4855-059b-67221c5c2f63";

  private static final String OK_BUT_EMPTY = "";

  private final SimulatedTokens tokens;
  private final SimulatedTransit transit = new SimulatedTransit();
  private final SimulatedKeyValue keyValue = new SimulatedKeyValue();
  private final SimulatedPki pki;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private @Nullable HttpsServer server;
  private int port;

  private volatile boolean sealed;
  private volatile Duration delay = Duration.ZERO;

  /** Guarded by this. */
  private int refuseNext;

  private int refuseWith;
  private volatile Optional<String> answerInstead = Optional.empty();
  private volatile Optional<String> namespace = Optional.empty();
  private volatile Optional<String> forbidden = Optional.empty();

  private VaultSimulator(LongSupplier nanoTime) throws GeneralSecurityException, IOException {
    tokens = new SimulatedTokens(nanoTime);
    pki = new SimulatedPki(Duration.ofDays(30 * 365));
  }

  /**
   * @param nanoTime by which tokens age
   */
  public static VaultSimulator start(LongSupplier nanoTime) {
    try {
      VaultSimulator vault = new VaultSimulator(nanoTime);
      vault.comeBack();
      return vault;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the simulator cannot be started", e);
    }
  }

  /** Listens, on the port that it had before. */
  public void comeBack() {
    try {
      HttpsServer fresh =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      fresh.setHttpsConfigurator(new HttpsConfigurator(tls()));
      fresh.setExecutor(threads);
      fresh.createContext("/", this::answer);
      fresh.start();
      port = fresh.getAddress().getPort();
      server = fresh;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the simulator cannot listen", e);
    }
  }

  private SSLContext tls() throws GeneralSecurityException, IOException {
    KeyPair pair = SimulatedPki.generate();
    KeyStore identity = KeyStore.getInstance("PKCS12");
    identity.load(null, null);
    X509Certificate certificate = pki.server(pair);
    identity.setKeyEntry(
        "vault", pair.getPrivate(), new char[0], new Certificate[] {certificate, pki.root()});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(identity, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** Nothing listens any more. */
  public void goAway() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  public URI address() {
    return URI.create("https://127.0.0.1:" + port);
  }

  /** PEM of the authority of its own certificate, which is the root of its PKI engine as well. */
  public String authorityPem() {
    try {
      return SimulatedPki.pem(pki.root());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate has an encoding", e);
    }
  }

  public X509Certificate root() {
    return pki.root();
  }

  public String issueToken() {
    return tokens.issue();
  }

  public String secretId() {
    return tokens.secretId();
  }

  public void newSecretId() {
    tokens.newSecretId();
  }

  public void revokeTokens() {
    tokens.revokeAll();
  }

  /** Of the tokens that are issued from now on. */
  public void tokensLive(Duration life, boolean renewable) {
    tokens.live(life, renewable);
  }

  public int renewals() {
    return tokens.renewals();
  }

  public int logins() {
    return tokens.logins();
  }

  public void seal() {
    sealed = true;
  }

  public void unseal() {
    sealed = false;
  }

  /** Before each answer. */
  public void answerAfter(Duration newDelay) {
    delay = newDelay;
  }

  /** Answers the next requests with a status and nothing else. */
  public synchronized void refuse(int count, int status) {
    refuseWith = status;
    refuseNext = count;
  }

  /** Answers every request that is allowed with this text, until it is empty. */
  public void answerInstead(Optional<String> text) {
    answerInstead = text;
  }

  public void requireNamespace(String name) {
    namespace = Optional.of(name);
  }

  /** Paths that begin so are not in the policy of any token. */
  public void forbid(String path) {
    forbidden = Optional.of(path);
  }

  public void loseKey(String name) {
    transit.lose(name);
  }

  public void makeExportable(String name) {
    transit.makeExportable(name);
  }

  /** Method and path of each request so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
      String text;
      int status = 200;
      try {
        text = route(exchange, body);
      } catch (Refusal refusal) {
        status = refusal.status();
        text = errors(refusal.error());
      } catch (GeneralSecurityException e) {
        status = 500;
        text = errors("internal error");
      }
      if (text.equals(OK_BUT_EMPTY)) {
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      byte[] answer = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, answer.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String errors(String error) {
    return Json.createObjectBuilder()
        .add(
            "errors",
            error.isEmpty() ? Json.createArrayBuilder() : Json.createArrayBuilder().add(error))
        .build()
        .toString();
  }

  private String route(HttpExchange exchange, byte[] bytes)
      throws Refusal, GeneralSecurityException, IOException {
    refuseWhenTold();
    if (sealed) {
      throw new Refusal(503, "Vault is sealed");
    }
    String name = namespace.orElse("");
    if (!name.isEmpty()
        && !name.equals(exchange.getRequestHeaders().getFirst("X-Vault-Namespace"))) {
      throw new Refusal(403, "permission denied");
    }
    String path = exchange.getRequestURI().getPath().replaceFirst("^/v1/", "");
    JsonObject body = json(bytes);
    if (path.equals("auth/approle/login")) {
      return tokens.logIn(body).toString();
    }
    String token = String.valueOf(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
    tokens.check(token);
    if (forbidden.isPresent() && path.startsWith(forbidden.get())) {
      throw new Refusal(403, "1 error occurred:\n\t* permission denied\n\n");
    }
    if (path.equals("auth/token/lookup-self")) {
      return tokens.lookUp(token).toString();
    }
    if (path.equals("auth/token/renew-self")) {
      return tokens.renew(token).toString();
    }
    if (answerInstead.isPresent()) {
      return answerInstead.get();
    }
    return engine(exchange.getRequestMethod(), path, body);
  }

  private synchronized void refuseWhenTold() throws Refusal {
    if (refuseNext > 0) {
      refuseNext--;
      throw new Refusal(refuseWith, refuseWith == 404 ? "" : "refused for the test");
    }
  }

  private static JsonObject json(byte[] bytes) throws Refusal {
    if (bytes.length == 0) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw new Refusal(400, "failed to parse JSON input: " + e.getMessage());
    }
  }

  private String engine(String method, String path, JsonObject body)
      throws Refusal, GeneralSecurityException, IOException {
    String[] parts = path.split("/", 4);
    String called = method + " " + parts[0] + (parts.length > 1 ? "/" + parts[1] : "");
    return switch (called) {
      case "POST transit/keys" -> {
        if (parts.length == 4) {
          transit.configure(parts[2], body);
        } else {
          transit.create(parts[2], body);
        }
        yield OK_BUT_EMPTY;
      }
      case "GET transit/keys" -> transit.read(parts[2]).toString();
      case "DELETE transit/keys" -> {
        transit.delete(parts[2]);
        yield OK_BUT_EMPTY;
      }
      case "POST transit/hmac" -> transit.hmac(parts[2], parts[3], body).toString();
      case "POST transit/sign" -> transit.sign(parts[2], parts[3], body).toString();
      case "GET secret/data" -> keyValue.read(rest(path, "secret/data/")).toString();
      case "POST secret/data" -> keyValue.write(rest(path, "secret/data/"), body).toString();
      case "DELETE secret/metadata" -> {
        keyValue.delete(rest(path, "secret/metadata/"));
        yield OK_BUT_EMPTY;
      }
      case "GET pki/cert" -> pki.certificate().toString();
      case "POST pki/root" -> pki.signIntermediate(body).toString();
      default ->
          throw new Refusal(404, "no handler for route \"" + path + "\". route entry not found.");
    };
  }

  private static String rest(String path, String prefix) {
    return path.substring(prefix.length());
  }

  @Override
  public void close() {
    goAway();
    threads.shutdownNow();
  }
}
